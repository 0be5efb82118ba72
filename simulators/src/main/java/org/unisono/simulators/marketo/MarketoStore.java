package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// The instance as its own people change it, past the API: no limits, no faults, the same rules.
public final class MarketoStore {
  private final Instance instance;
  private final Simulator simulator;

  MarketoStore(Instance instance, Simulator simulator) {
    this.instance = instance;
    this.simulator = simulator;
  }

  /// A person; answers the id.
  public String createLead(Map<String, ?> values) {
    return simulator.between(() -> Json.text(instance.leads.create(Json.object(values)), "id"));
  }

  public void updateLead(String id, Map<String, ?> values) {
    run(() -> instance.leads.update(Long.parseLong(id), Json.object(values)));
  }

  public void deleteLead(String id) {
    run(() -> instance.delete(Long.parseLong(id)));
  }

  public void mergeLeads(String winner, List<String> losers) {
    var ids = losers.stream().map(Long::valueOf).toList();
    run(() -> instance.merge(Long.parseLong(winner), ids));
  }

  public List<ObjectNode> leads() {
    return simulator.between(() -> copies(instance.leads.all()));
  }

  public List<ObjectNode> leadsAt(String email) {
    return simulator.between(() -> copies(instance.leads.where("email", List.of(email))));
  }

  /// A program of the channel *Webinar*; answers the id.
  public String createProgram(String name) {
    var values =
        Map.of("name", name, "channel", "Webinar", "type", "event", "folder", "{\"id\":12}");
    return simulator.between(() -> Json.text(instance.programs.create(values), "id"));
  }

  public void updateProgram(String id, Map<String, String> values) {
    run(() -> instance.programs.update(Long.parseLong(id), values));
  }

  /// One more period cost of a program.
  public void addCost(String program, String startDate, int cost) {
    var costs = "[{\"startDate\":\"%s\",\"cost\":%d}]".formatted(startDate, cost);
    updateProgram(program, Map.of("costs", costs));
  }

  /// As the link with a campaign of Salesforce leaves its id.
  public void linkProgram(String program, String sfdcId) {
    run(() -> instance.programs.require(Long.parseLong(program)).put("sfdcId", sfdcId));
  }

  public List<ObjectNode> programs() {
    return simulator.between(() -> copies(instance.programs.all()));
  }

  public Optional<ObjectNode> member(String program, String lead) {
    return members(program).stream().filter(m -> Json.text(m, "leadId").equals(lead)).findFirst();
  }

  public List<ObjectNode> members(String program) {
    return simulator.between(() -> copies(instance.members.of(Long.parseLong(program))));
  }

  public void changeStatus(String program, String lead, String status) {
    simulator.between(
        () -> instance.members.change(Long.parseLong(program), Long.parseLong(lead), status));
  }

  public void removeMember(String program, String lead) {
    run(() -> instance.members.remove(Long.parseLong(program), Long.parseLong(lead)));
  }

  /// An active trigger campaign that mails; answers the id.
  ///
  /// @param trigger as the smart list names it, such as `Program Status is Changed`
  /// @param program name of the program it is about; empty for any
  public String createTriggerCampaign(String name, String trigger, String program) {
    return simulator.between(
        () -> {
          var campaign = instance.campaigns.create(name, 0, trigger, program);
          instance.campaigns.activate(campaign.path("id").asLong());
          return Json.text(campaign, "id");
        });
  }

  /// A smart campaign of a program: an active one that listens to *Campaign is Requested*, or a
  /// batch; answers its id.
  ///
  /// @param trigger `Campaign is Requested`, or empty for a batch
  public String createCampaignIn(String program, String name, String trigger) {
    return simulator.between(
        () -> {
          var campaign = instance.campaigns.create(name, Long.parseLong(program), trigger, "");
          if (!trigger.isEmpty()) {
            instance.campaigns.activate(campaign.path("id").asLong());
          }
          return Json.text(campaign, "id");
        });
  }

  /// How a smart campaign stands, such as `Single Run`.
  public String campaignStatus(String id) {
    return simulator.between(
        () -> Json.text(instance.campaigns.require(Long.parseLong(id)), "status"));
  }

  /// Somebody else's import of people; it waits in the queue like every other.
  public void importPeople(String csv) {
    run(() -> new ImportCalls(instance).takeOver(csv));
  }

  /// An opportunity, made or changed by its `externalOpportunityId`; answers its GUID.
  public String putOpportunity(Map<String, ?> values) {
    return simulator.between(
        () -> Json.text(instance.opportunities.put(Json.object(values)), "marketoGUID"));
  }

  public void addToOpportunity(String externalId, String lead, String role, boolean primary) {
    run(() -> instance.opportunities.addRole(externalId, Long.parseLong(lead), role, primary));
  }

  public void removeFromOpportunity(String externalId, String lead) {
    run(() -> instance.opportunities.removeRole(externalId, Long.parseLong(lead)));
  }

  public void deleteOpportunity(String externalId) {
    run(() -> instance.opportunities.delete(externalId));
  }

  /// A static list in a program; answers its id.
  public String createListIn(String program, String name) {
    return simulator.between(
        () -> Json.text(instance.lists.create(name, Long.parseLong(program)), "id"));
  }

  /// As the link with Dynamics leaves its id.
  ///
  /// @param type what the person is there: `Lead` or `Contact`
  public void linkWithDynamics(String lead, String type, String id) {
    run(() -> instance.leads.require(Long.parseLong(lead)).put("msft" + type + "Id", id));
  }

  /// As the link with Salesforce leaves its id.
  public void linkWithSalesforce(String lead, String contact) {
    run(() -> instance.leads.require(Long.parseLong(lead)).put("sfdcContactId", contact));
  }

  private void run(Runnable work) {
    simulator.between(
        () -> {
          work.run();
          return true;
        });
  }

  private static List<ObjectNode> copies(List<ObjectNode> rows) {
    return rows.stream().map(ObjectNode::deepCopy).toList();
  }
}
