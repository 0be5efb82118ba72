package org.unisono.connectors.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.unisono.simulators.dynamics.DynamicsSimulator;
import tools.jackson.databind.node.ObjectNode;

/// Dynamics 365, and how its own people act in it.
final class DynamicsRig implements Rig {
  final DynamicsSimulator org;

  DynamicsRig(Clock clock) {
    org = DynamicsSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  public Simulator simulator() {
    return org;
  }

  @Override
  public Connector connector() {
    return new DynamicsConnector(time -> {});
  }

  @Override
  public Account account() {
    return account(org.ready().path("clientSecret").asString(), "");
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret", "");
  }

  Account account(String secret, String allowed) {
    return new Account(
        org.baseUrl(),
        Map.of(
            "tenant", org.ready().path("tenant").asString(),
            "clientId", org.ready().path("clientId").asString(),
            "loginUrl", org.baseUrl().toString(),
            "allowedProcesses", allowed,
            "pageSize", "3"),
        Map.of("clientSecret", new Secret(secret)));
  }

  @Override
  public void expireTokens() {
    org.expireTokens();
  }

  @Override
  public String nameField() {
    return "name";
  }

  @Override
  public String choiceField() {
    return "typecode";
  }

  @Override
  public String removableField() {
    return "campaign.promotioncodename";
  }

  @Override
  public String campaign(String name) {
    return org.store().create("campaign", Map.of("name", name, "typecode", 3));
  }

  @Override
  public void rename(String campaign, String name) {
    org.store().update("campaign", campaign, Map.of("name", name));
  }

  @Override
  public Set<String> campaigns() {
    return org.store().all("campaign").stream()
        .map(c -> c.path("campaignid").asString())
        .collect(Collectors.toSet());
  }

  @Override
  public long campaignsNamed(String name) {
    return org.store().where("campaign", "name", name).size();
  }

  @Override
  public RemoteRef person(String email) {
    return person("lead", RecordKind.LEAD, email);
  }

  RemoteRef contact(String email) {
    return person("contact", RecordKind.CONTACT, email);
  }

  private RemoteRef person(String table, RecordKind kind, String email) {
    var values = Map.of("lastname", "Person", "emailaddress1", email);
    return new RemoteRef(kind, org.store().create(table, values));
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("lastname", Image.of("New"), "emailaddress1", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.LEAD, fields);
  }

  private List<ObjectNode> at(String email) {
    return org.store().where("lead", "emailaddress1", email);
  }

  @Override
  public long peopleAt(String email) {
    return at(email).size();
  }

  @Override
  public boolean hasLongTexts() {
    return false;
  }

  @Override
  public String instance() {
    return "0a0a0a0a-0000-4000-8000-000000000002";
  }

  @Override
  public List<String> statuses() {
    return List.of("Invited", "Interested");
  }

  @Override
  public long members(Parts twin) {
    return org.store().listsOf(twin.campaign().id()).stream()
        .mapToLong(l -> org.store().onList(l.path("listid").asString()).size())
        .sum();
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    for (var list : org.store().listsOf(twin.campaign().id())) {
      org.store().removeFromList(list.path("listid").asString(), person.id());
    }
  }

  @Override
  public boolean isOptedOut(String email) {
    return at(email).getFirst().path("donotbulkemail").asBoolean();
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdatePerson(person, Map.of("donotbulkemail", Image.of("false")), Map.of()),
        new Push.UpdatePerson(person, Map.of("donotemail", Image.of("false")), Map.of()),
        new Push.UpdatePerson(person, Map.of("statuscode", Image.of("Qualified")), Map.of()),
        new Push.UpdateCampaign(campaign, Map.of("statecode", Image.of("Inactive")), Map.of()),
        new Push.UpdateCampaign(campaign, Map.of("statuscode", Image.of("Inactive")), Map.of()));
  }

  @Override
  public void close() {
    org.close();
  }
}
