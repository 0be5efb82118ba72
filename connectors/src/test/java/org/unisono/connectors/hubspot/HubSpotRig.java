package org.unisono.connectors.hubspot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Connector;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Secret;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;

final class HubSpotRig implements Rig {

  final HubSpotSimulator portal;

  HubSpotRig(Clock clock) {
    portal = HubSpotSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  public Simulator simulator() {
    return portal;
  }

  @Override
  public Connector connector() {
    return new HubSpotConnector(time -> {});
  }

  @Override
  public Account account() {
    return allowing("");
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret", "");
  }

  /// @param workflows that may start
  Account allowing(String workflows) {
    return account(portal.ready().path("accessToken").asString(), workflows);
  }

  private Account account(String token, String workflows) {
    return new Account(
        portal.baseUrl(),
        Map.of("pageSize", "3", "allowedFlows", workflows),
        Map.of("accessToken", new Secret(token)));
  }

  @Override
  public void expireTokens() {
    portal.expireTokens();
  }

  @Override
  public String nameField() {
    return "hs_name";
  }

  @Override
  public String choiceField() {
    return "hs_campaign_status";
  }

  @Override
  public String removableField() {
    return "contacts.phone";
  }

  @Override
  public String campaign(String name) {
    return portal.store().createCampaign(Map.of("hs_name", name));
  }

  @Override
  public void rename(String campaign, String name) {
    portal.store().updateCampaign(campaign, Map.of("hs_name", name));
  }

  @Override
  public Set<String> campaigns() {
    var ids = new HashSet<String>();
    portal.store().campaigns().forEach(c -> ids.add(c.path("id").asString()));
    return ids;
  }

  @Override
  public long campaignsNamed(String name) {
    return portal.store().campaigns().stream()
        .filter(c -> c.path("properties").path("hs_name").asString("").equals(name))
        .count();
  }

  @Override
  public RemoteRef person(String email) {
    var id = portal.store().create("contacts", Map.of("email", email, "lastname", "Person"));
    return new RemoteRef(RecordKind.CONTACT, id);
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("lastname", Image.of("New"), "email", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.CONTACT, fields);
  }

  @Override
  public long peopleAt(String email) {
    return portal.store().contactByEmail(email).isPresent() ? 1 : 0;
  }

  /// One of each kind: a list of ours, and the event.
  @Override
  public String instance() {
    return "146000001";
  }

  @Override
  public List<String> statuses() {
    return List.of("Invited", "ATTENDED");
  }

  @Override
  public long members(Parts twin) {
    var members = new HashSet<String>();
    for (var part : twin.parts()) {
      switch (part.role()) {
        case STATUS_LIST -> members.addAll(portal.store().members(part.id()));
        case EVENT ->
            portal
                .store()
                .participations(part.id())
                .forEach(p -> members.add(p.path("contactId").asString()));
      }
    }
    return members.size();
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    for (var part : twin.parts()) {
      if (part.role() == Parts.Role.STATUS_LIST) {
        portal.store().changeMembers(part.id(), List.of(), List.of(person.id()));
      }
    }
  }

  @Override
  public boolean isOptedOut(String email) {
    return portal
        .store()
        .contactByEmail(email)
        .orElseThrow()
        .path("properties")
        .path("hs_email_optout")
        .asString("")
        .equals("true");
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdatePerson(person, Map.of("hs_email_optout", Image.of("false")), Map.of()),
        new Push.UpdateCampaign(
            campaign, Map.of("hs_spend_items_sum_amount", Image.of("5")), Map.of()),
        new Push.CreatePerson("lead", RecordKind.LEAD, Map.of()));
  }

  @Override
  public void close() {
    portal.close();
  }
}
