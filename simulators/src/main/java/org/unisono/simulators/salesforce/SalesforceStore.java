package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// The organisation as its own people change it, past the API: no limits, no faults, the same
/// rules.
public final class SalesforceStore {
  private final Org org;
  private final Simulator simulator;

  SalesforceStore(Org org, Simulator simulator) {
    this.org = org;
    this.simulator = simulator;
  }

  /// Answers the new id; refuses what Salesforce would refuse.
  public String create(String type, Map<String, ?> values) {
    return simulator.between(
        () ->
            org.records.allOrNothing(
                () -> org.writes.create(org.schema.type(type), Json.object(values))));
  }

  public void update(String type, String id, Map<String, ?> values) {
    simulator.between(
        () ->
            org.records.allOrNothing(
                () -> {
                  org.writes.update(org.schema.type(type), id, Json.object(values));
                  return id;
                }));
  }

  public void delete(String type, String id) {
    simulator.between(
        () ->
            org.records.allOrNothing(
                () -> {
                  org.writes.delete(org.schema.type(type), id);
                  return id;
                }));
  }

  /// Gives a member status another label, as its set-up page does and the API does not; those who
  /// have it go along.
  public void renameStatus(String id, String label) {
    simulator.between(
        () ->
            org.records.allOrNothing(
                () -> {
                  var status = org.records.find("CampaignMemberStatus", id).orElseThrow();
                  var was = Json.text(status, "Label");
                  org.writes.system(
                      "CampaignMemberStatus", id, status.deepCopy().put("Label", label));
                  org
                      .records
                      .by("CampaignMember", "CampaignId", Json.text(status, "CampaignId"))
                      .stream()
                      .filter(m -> Json.text(m, "Status").equals(was))
                      .toList()
                      .forEach(
                          m ->
                              org.writes.system(
                                  "CampaignMember",
                                  Json.text(m, "Id"),
                                  m.deepCopy().put("Status", label)));
                  return id;
                }));
  }

  /// An active flow that mails.
  ///
  /// @param when `Create`, `Update`, `CreateAndUpdate` or `Delete`
  public void flow(String apiName, String label, String object, String when) {
    automated(() -> org.flows.flow(apiName, label, object, when));
  }

  /// An active process that mails.
  ///
  /// @param when `onCreateOnly` or `onAllChanges`
  public void process(String apiName, String label, String object, String when) {
    automated(() -> org.flows.process(apiName, label, object, when));
  }

  /// An active workflow rule that mails.
  ///
  /// @param when `onCreateOnly`, `onCreateOrTriggeringUpdate` or `onAllChanges`
  public void rule(String name, String object, String when) {
    automated(() -> org.flows.rule(name, object, when, Flows.State.ON));
  }

  private void automated(Runnable made) {
    simulator.between(
        () -> {
          made.run();
          return true;
        });
  }

  /// Answers the id of the contact that the lead became.
  public String convertLead(String leadId) {
    return simulator.between(() -> org.records.allOrNothing(() -> org.conversion.convert(leadId)));
  }

  /// Merges two leads or two contacts; the loser's member rows come back with new ids.
  public void merge(String type, String winner, String loser) {
    simulator.between(
        () ->
            org.records.allOrNothing(
                () -> {
                  org.merge.merge(type, winner, loser);
                  return winner;
                }));
  }

  /// With all computed fields.
  public Optional<ObjectNode> find(String type, String id) {
    return simulator.between(
        () ->
            org.records
                .find(type, id)
                .map(row -> org.reads.whole(org.schema.type(type), row, "v60.0")));
  }

  /// The rows whose stored field has this value, such as `("Lead", "Email", "a@example.com")`.
  public List<ObjectNode> where(String type, String field, String value) {
    return all(type).stream().filter(row -> Json.text(row, field).equals(value)).toList();
  }

  public List<ObjectNode> all(String type) {
    return simulator.between(
        () ->
            org.records.all(type).stream()
                .map(row -> org.reads.whole(org.schema.type(type), row, "v60.0"))
                .toList());
  }

  /// What is in the recycle bin.
  public List<ObjectNode> recycled(String type) {
    return simulator.between(
        () ->
            org.records.recycled(type).stream()
                .map(row -> org.reads.whole(org.schema.type(type), row, "v60.0"))
                .toList());
  }

  public int count(String type) {
    return simulator.between(() -> org.records.all(type).size());
  }
}
