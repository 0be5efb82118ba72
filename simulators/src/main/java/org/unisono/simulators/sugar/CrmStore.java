package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// The installation as its own people change it, past the API. Modules by their names, such as
/// `Leads`.
public final class CrmStore {
  private final Crm crm;
  private final Simulator simulator;
  private final CrmModule flows;

  CrmStore(Crm crm, Simulator simulator, CrmModule flows) {
    this.crm = crm;
    this.simulator = simulator;
    this.flows = flows;
  }

  private static CrmModule named(String module) {
    return CrmModule.named(module).orElseThrow();
  }

  /// A record; answers the id.
  public String create(String module, Map<String, ?> values) {
    return simulator.between(
        () -> Json.text(crm.create(named(module), "", Json.object(values)), "id"));
  }

  public void update(String module, String id, Map<String, ?> values) {
    run(
        () ->
            crm.update(
                named(module),
                crm.records.find(named(module), id).orElseThrow(),
                Json.object(values)));
  }

  public void delete(String module, String id) {
    run(() -> crm.delete(named(module), crm.records.find(named(module), id).orElseThrow()));
  }

  public Optional<ObjectNode> find(String module, String id) {
    return simulator.between(() -> crm.records.find(named(module), id).map(ObjectNode::deepCopy));
  }

  public List<ObjectNode> all(String module) {
    return simulator.between(
        () -> crm.records.live(named(module)).stream().map(ObjectNode::deepCopy).toList());
  }

  /// People of all kinds at the address.
  public List<ObjectNode> peopleAt(String email) {
    return List.of("Leads", "Contacts", "Prospects").stream()
        .flatMap(m -> all(m).stream())
        .filter(p -> Json.text(p, "email1").equalsIgnoreCase(email))
        .toList();
  }

  /// @param link as the module names it, such as `contacts` of `ProspectLists`
  public List<ObjectNode> related(String module, String id, String link) {
    return simulator.between(
        () ->
            crm.links.related(CrmLink.of(named(module), link).orElseThrow(), id).stream()
                .map(ObjectNode::deepCopy)
                .toList());
  }

  public void link(String module, String id, String link, String other) {
    run(() -> crm.link(CrmLink.of(named(module), link).orElseThrow(), id, other));
  }

  public void unlink(String module, String id, String link, String other) {
    run(() -> crm.unlink(CrmLink.of(named(module), link).orElseThrow(), id, other));
  }

  /// The id of a link's row, which lives on through removal and adding again.
  public String rowId(String module, String id, String link, String other) {
    return simulator.between(
        () -> crm.links.rowId(CrmLink.of(named(module), link).orElseThrow(), id, other));
  }

  /// An active mailing to all lists of the campaign; answers the id.
  public String createMailing(String name, String campaign) {
    return simulator.between(() -> CrmSeed.mailing(crm, name, campaign));
  }

  /// An active automation that greets who is new in the module; answers the id.
  public String createWorkflow(String name, String module) {
    return simulator.between(() -> CrmSeed.workflow(crm, flows, name, module));
  }

  /// Queues a mailing, as *Send emails* does.
  public void queue(String mailing) {
    run(() -> crm.mails.queue(mailing));
  }

  /// Queues a mailing for its test lists, as *Send test* does.
  public void queueTest(String mailing) {
    run(() -> crm.mails.queueTest(mailing));
  }

  /// One run of the scheduler's job for mass mails.
  public void deliver() {
    run(() -> crm.mails.deliver(crm.switches.emailsPerRun()));
  }

  /// A bounce comes back, for the key of a mail; answers what was logged, empty for nothing.
  ///
  /// @param status such as `5.1.1`
  /// @param text what the other server said
  public String bounce(String sender, String key, String status, String text) {
    return simulator.between(() -> new Bounces(crm).arrived(sender, key, status, text));
  }

  private void run(Runnable work) {
    simulator.between(
        () -> {
          work.run();
          return true;
        });
  }
}
