package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// The organisation as its own people change it, past the API: no limits, no faults, the same
/// rules.
public final class DynamicsStore {
  private final Organization org;
  private final Simulator simulator;

  DynamicsStore(Organization org, Simulator simulator) {
    this.org = org;
    this.simulator = simulator;
  }

  /// A row of the table (`campaign`, `lead`, …); answers the id.
  public String create(String table, Map<String, ?> values) {
    var of = org.tables.named(table);
    return simulator.between(
        () -> Json.text(org.writes.create(of, Json.object(values), ""), of.key()));
  }

  public void update(String table, String id, Map<String, ?> values) {
    var of = org.tables.named(table);
    run(() -> org.writes.update(of, org.records.require(of, id), Json.object(values)));
  }

  public void delete(String table, String id) {
    run(() -> org.writes.delete(org.tables.named(table), id));
  }

  public List<ObjectNode> all(String table) {
    return simulator.between(
        () -> org.all(org.tables.named(table)).stream().map(ObjectNode::deepCopy).toList());
  }

  /// Rows whose property holds the value.
  public List<ObjectNode> where(String table, String property, String value) {
    return all(table).stream().filter(r -> Json.text(r, property).equals(value)).toList();
  }

  public void addToList(String list, String member) {
    simulator.between(() -> org.lists.add(list, member));
  }

  public void removeFromList(String list, String member) {
    run(() -> org.lists.remove(list, member));
  }

  public Set<String> onList(String list) {
    return simulator.between(() -> org.lists.of(list));
  }

  public void addListToCampaign(String campaign, String list) {
    simulator.between(() -> org.lists.addItem(campaign, list));
  }

  public void removeListFromCampaign(String campaign, String list) {
    run(() -> org.lists.removeItem(campaign, list));
  }

  public List<ObjectNode> listsOf(String campaign) {
    return simulator.between(
        () -> org.lists.ofCampaign(campaign).stream().map(ObjectNode::deepCopy).toList());
  }

  /// A person's answer to a campaign; answers the id of the response.
  ///
  /// @param kind `lead` or `contact`
  /// @param code of the response, such as 1 for *Interested*
  public String respond(String campaign, String kind, String person, int code) {
    var party =
        Map.of(
            "partyid_" + kind + "@odata.bind",
            "/%ss(%s)".formatted(kind, person),
            "participationtypemask",
            11);
    return create(
        "campaignresponse",
        Map.of(
            "subject",
            "Answer",
            "responsecode",
            code,
            "receivedon",
            org.clock.instant().toString(),
            "regardingobjectid_campaign_campaignresponse@odata.bind",
            "/campaigns(" + campaign + ")",
            "campaignresponse_activity_parties",
            List.of(party)));
  }

  /// An e-mail of the address to an activity of a campaign; answers the id of the e-mail.
  public String reply(String activity, String address, String subject) {
    return create(
        "email",
        Map.of(
            "subject",
            subject,
            "sender",
            address,
            "directioncode",
            false,
            "regardingobjectid_campaignactivity_email@odata.bind",
            "/campaignactivities(" + activity + ")"));
  }

  /// Qualifies the lead; answers the id of the contact that is made.
  public String qualify(String lead) {
    return simulator.between(() -> new People(org).qualify(lead));
  }

  /// @param kind `lead` or `contact`
  public void merge(String kind, String winner, String loser) {
    run(() -> new People(org).merge(kind, winner, loser));
  }

  private void run(Runnable work) {
    simulator.between(
        () -> {
          work.run();
          return true;
        });
  }
}
