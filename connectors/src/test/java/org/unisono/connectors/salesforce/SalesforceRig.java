package org.unisono.connectors.salesforce;

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
import org.unisono.simulators.salesforce.SalesforceSimulator;

final class SalesforceRig implements Rig {

  final SalesforceSimulator org;

  SalesforceRig(Clock clock) {
    org = SalesforceSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  public Simulator simulator() {
    return org;
  }

  @Override
  public Connector connector() {
    return new SalesforceConnector(time -> {});
  }

  @Override
  public Account account() {
    return allowing("");
  }

  @Override
  public Account lockedOut() {
    return new Account(
        org.baseUrl(),
        Map.of("clientId", org.ready().path("clientId").asString(), "username", "somebody"),
        Map.of("clientSecret", new Secret("wrong-secret"), "password", new Secret("wrong-secret")));
  }

  /// @param flows that may start
  Account allowing(String flows) {
    return new Account(
        org.baseUrl(),
        Map.of(
            "clientId",
            org.ready().path("clientId").asString(),
            "pageSize",
            "3",
            "bulkThreshold",
            "500",
            "allowedFlows",
            flows),
        Map.of("clientSecret", new Secret(org.ready().path("clientSecret").asString())));
  }

  @Override
  public void expireTokens() {
    org.expireTokens();
  }

  @Override
  public String nameField() {
    return "Name";
  }

  @Override
  public String choiceField() {
    return "Status";
  }

  @Override
  public String removableField() {
    return "Campaign.ExpectedRevenue";
  }

  @Override
  public String campaign(String name) {
    return org.store().create("Campaign", Map.of("Name", name));
  }

  @Override
  public void rename(String campaign, String name) {
    org.store().update("Campaign", campaign, Map.of("Name", name));
  }

  @Override
  public Set<String> campaigns() {
    var ids = new HashSet<String>();
    org.store().all("Campaign").forEach(c -> ids.add(c.path("Id").asString()));
    return ids;
  }

  @Override
  public long campaignsNamed(String name) {
    return org.store().where("Campaign", "Name", name).size();
  }

  @Override
  public RemoteRef person(String email) {
    var values = Map.of("LastName", "Person", "Email", email, "Company", "Company");
    return new RemoteRef(RecordKind.LEAD, org.store().create("Lead", values));
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("LastName", Image.of("New"), "Email", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.LEAD, fields);
  }

  @Override
  public long peopleAt(String email) {
    return org.store().where("Lead", "Email", email).size();
  }

  @Override
  public boolean hasLongTexts() {
    return false;
  }

  @Override
  public String instance() {
    return org.store().all("Organization").getFirst().path("Id").asString();
  }

  @Override
  public List<String> statuses() {
    return List.of("Invited", "Attended");
  }

  @Override
  public long members(Parts twin) {
    return org.store().where("CampaignMember", "CampaignId", twin.campaign().id()).size();
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    org.store().where("CampaignMember", "LeadId", person.id()).stream()
        .filter(m -> m.path("CampaignId").asString().equals(twin.campaign().id()))
        .forEach(m -> org.store().delete("CampaignMember", m.path("Id").asString()));
  }

  @Override
  public boolean isOptedOut(String email) {
    return org.store()
        .where("Lead", "Email", email)
        .getFirst()
        .path("HasOptedOutOfEmail")
        .asBoolean();
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdateCampaign(campaign, Map.of("IsActive", Image.of("true")), Map.of()),
        new Push.CreateCampaign("sw", Map.of("Name", Image.of("S"), "IsActive", Image.of("true"))),
        new Push.UpdatePerson(person, Map.of("HasOptedOutOfEmail", Image.of("false")), Map.of()),
        new Push.WithdrawConsent(person, "switch@example.com", "newsletter"));
  }

  @Override
  public void close() {
    org.close();
  }
}
