package org.unisono.connectors.marketo;

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
import org.unisono.simulators.marketo.MarketoSimulator;

/// Marketo, and how its own people act in it.
final class MarketoRig implements Rig {
  final MarketoSimulator instance;

  MarketoRig(Clock clock) {
    instance = MarketoSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  public Simulator simulator() {
    return instance;
  }

  @Override
  public Connector connector() {
    return new MarketoConnector(time -> {});
  }

  @Override
  public Account account() {
    return account(instance.ready().path("clientSecret").asString(), "");
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret", "");
  }

  Account account(String secret, String allowed) {
    return new Account(
        instance.baseUrl(),
        Map.of(
            "clientId", instance.ready().path("clientId").asString(),
            "folder", "12",
            "channel", "Webinar",
            "allowedSmartCampaigns", allowed,
            "pageSize", "3",
            "bulkThreshold", "500"),
        Map.of("clientSecret", new Secret(secret)));
  }

  @Override
  public void expireTokens() {
    instance.expireTokens();
  }

  @Override
  public String nameField() {
    return "name";
  }

  @Override
  public String choiceField() {
    return "channel";
  }

  @Override
  public String removableField() {
    return "leads.phone";
  }

  /// Names are unique there: whose name is taken gets a number behind it.
  @Override
  public String campaign(String name) {
    long taken = campaignsNamed(name);
    return instance.store().createProgram(taken == 0 ? name : name + " " + campaigns().size());
  }

  @Override
  public void rename(String campaign, String name) {
    instance.store().updateProgram(campaign, Map.of("name", name));
  }

  @Override
  public Set<String> campaigns() {
    return instance.store().programs().stream()
        .map(p -> p.path("id").asString())
        .collect(Collectors.toSet());
  }

  @Override
  public long campaignsNamed(String name) {
    return instance.store().programs().stream()
        .filter(p -> p.path("name").asString().equals(name))
        .count();
  }

  @Override
  public RemoteRef person(String email) {
    var id = instance.store().createLead(Map.of("email", email, "lastName", "Person"));
    return new RemoteRef(RecordKind.LEAD, id);
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("lastName", Image.of("New"), "email", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.LEAD, fields);
  }

  @Override
  public long peopleAt(String email) {
    return instance.store().leadsAt(email).size();
  }

  @Override
  public List<String> statuses() {
    return List.of("Invited", "Attended");
  }

  @Override
  public long members(Parts twin) {
    return instance.store().members(twin.campaign().id()).size();
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    instance.store().removeMember(twin.campaign().id(), person.id());
  }

  @Override
  public boolean isOptedOut(String email) {
    return instance.store().leadsAt(email).getFirst().path("unsubscribed").asBoolean();
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdatePerson(person, Map.of("unsubscribed", Image.of("false")), Map.of()),
        new Push.UpdatePerson(person, Map.of("marketingSuspended", Image.of("false")), Map.of()),
        new Push.UpdateCampaign(campaign, Map.of("status", Image.of("locked")), Map.of()),
        new Push.CreatePerson("contact", RecordKind.CONTACT, Map.of()));
  }

  @Override
  public void close() {
    instance.close();
  }
}
