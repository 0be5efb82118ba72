package org.unisono.connectors.pardot;

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
import org.unisono.simulators.pardot.PardotSimulator;
import org.unisono.simulators.pardot.PardotStore.Visibility;

/// Account Engagement joined to a Salesforce, in which its campaigns are made and renamed, and how
/// its own people act in it.
final class PardotRig implements Rig {
  final PardotSimulator instance;

  PardotRig(Clock clock) {
    instance = PardotSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  public Simulator simulator() {
    return instance;
  }

  @Override
  public Connector connector() {
    return new PardotConnector(time -> {});
  }

  @Override
  public Account account() {
    return account(instance.ready().path("clientSecret").asString());
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret");
  }

  private Account account(String secret) {
    return new Account(
        instance.baseUrl(),
        Map.of(
            "loginUrl", instance.salesforce().baseUrl().toString(),
            "clientId", instance.ready().path("clientId").asString(),
            "businessUnitId", instance.ready().path("businessUnitId").asString(),
            "pageSize", "3"),
        Map.of("clientSecret", new Secret(secret)));
  }

  @Override
  public void expireTokens() {
    instance.salesforce().expireTokens();
  }

  @Override
  public String nameField() {
    return "name";
  }

  @Override
  public String choiceField() {
    return "";
  }

  @Override
  public String removableField() {
    return "prospects.phone";
  }

  @Override
  public String campaign(String name) {
    var theirs = instance.salesforce().store().create("Campaign", Map.of("Name", name));
    instance.store().connectorSync();
    return instance.store().campaigns().stream()
        .filter(c -> c.path("salesforceId").asString("").equals(theirs))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  @Override
  public void rename(String campaign, String name) {
    inSalesforce(campaign, Map.of("Name", name));
  }

  void putUnder(String campaign, String parent) {
    inSalesforce(campaign, Map.of("ParentId", salesforceId(parent)));
  }

  private void inSalesforce(String campaign, Map<String, ?> values) {
    instance.salesforce().store().update("Campaign", salesforceId(campaign), values);
    instance.store().connectorSync();
  }

  void deleteInSalesforce(String campaign) {
    instance.salesforce().store().delete("Campaign", salesforceId(campaign));
    instance.store().connectorSync();
  }

  private String salesforceId(String campaign) {
    return instance.store().campaigns().stream()
        .filter(c -> c.path("id").asString().equals(campaign))
        .findFirst()
        .orElseThrow()
        .path("salesforceId")
        .asString();
  }

  @Override
  public Set<String> campaigns() {
    return instance.store().campaigns().stream()
        .map(p -> p.path("id").asString())
        .collect(Collectors.toSet());
  }

  @Override
  public long campaignsNamed(String name) {
    return instance.store().campaigns().stream()
        .filter(p -> p.path("name").asString().equals(name))
        .count();
  }

  @Override
  public RemoteRef person(String email) {
    var id = instance.store().createProspect(Map.of("email", email, "lastName", "Person"));
    return new RemoteRef(RecordKind.CONTACT, id);
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("lastName", Image.of("New"), "email", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.CONTACT, fields);
  }

  @Override
  public long peopleAt(String email) {
    return instance.store().prospectsAt(email).size();
  }

  void delete(RemoteRef person) {
    instance.store().deleteProspect(person.id());
  }

  String list(String name) {
    return instance.store().createList(name, Visibility.PUBLIC);
  }

  void join(String list, RemoteRef person) {
    instance.store().subscribe(person.id(), list);
  }

  void submitted(RemoteRef person, String campaign) {
    instance.store().act(person.id(), campaign, 4, "Contact us");
  }

  @Override
  public boolean hasBatches() {
    return false;
  }

  @Override
  public boolean hasLongTexts() {
    return false;
  }

  @Override
  public List<String> statuses() {
    return List.of();
  }

  @Override
  public long members(Parts twin) {
    return 0;
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    throw new UnsupportedOperationException("no members there");
  }

  @Override
  public boolean isOptedOut(String email) {
    return instance.store().prospectsAt(email).getFirst().path("optedOut").asBoolean(false);
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdatePerson(person, Map.of("optedOut", Image.of("false")), Map.of()),
        new Push.UpdatePerson(person, Map.of("isDoNotEmail", Image.of("false")), Map.of()),
        new Push.UpdatePerson(person, Map.of("campaignId", Image.of("1")), Map.of()),
        new Push.UpdateCampaign(campaign, Map.of("name", Image.of("Ours")), Map.of()),
        new Push.CreatePerson("lead", RecordKind.LEAD, Map.of()));
  }

  @Override
  public void close() {
    instance.close();
  }
}
