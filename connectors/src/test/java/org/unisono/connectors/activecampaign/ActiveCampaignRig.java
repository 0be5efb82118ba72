package org.unisono.connectors.activecampaign;

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
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import tools.jackson.databind.node.ObjectNode;

/// ActiveCampaign, and how its own people act in it.
final class ActiveCampaignRig implements Rig {
  final ActiveCampaignSimulator site;
  private int made;

  ActiveCampaignRig(Clock clock) {
    site = ActiveCampaignSimulator.start(Launch.onPort(0).at(clock));
  }

  @Override
  public Simulator simulator() {
    return site;
  }

  @Override
  public Connector connector() {
    return new ActiveCampaignConnector(time -> {});
  }

  @Override
  public Account account() {
    return account(site.ready().path("apiKey").asString(), "");
  }

  @Override
  public Account lockedOut() {
    return account("wrong-secret", "");
  }

  Account account(String key, String allowed) {
    return new Account(
        site.baseUrl(),
        Map.of("pageSize", "3", "bulkFrom", "3", "allowedAutomations", allowed),
        Map.of("apiKey", new Secret(key)));
  }

  /// A key does not end.
  @Override
  public void expireTokens() {}

  @Override
  public String nameField() {
    return "description";
  }

  @Override
  public String choiceField() {
    return "tagType";
  }

  @Override
  public String removableField() {
    return "contacts.phone";
  }

  /// A reserved tag that somebody makes by hand.
  @Override
  public String campaign(String name) {
    return site.store().createTag("unisono:by hand " + ++made, name);
  }

  @Override
  public void rename(String campaign, String name) {
    site.store().describeTag(campaign, name);
  }

  private List<ObjectNode> heads() {
    return site.store().tags().stream()
        .filter(t -> t.path("tag").asString().matches("unisono:[^:]+"))
        .toList();
  }

  @Override
  public Set<String> campaigns() {
    return heads().stream().map(t -> t.path("id").asString()).collect(Collectors.toSet());
  }

  @Override
  public long campaignsNamed(String name) {
    return heads().stream().filter(t -> t.path("description").asString().equals(name)).count();
  }

  @Override
  public RemoteRef person(String email) {
    var id = site.store().createContact(Map.of("email", email, "lastName", "Person"));
    return new RemoteRef(RecordKind.CONTACT, id);
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("lastName", Image.of("New"), "email", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.CONTACT, fields);
  }

  @Override
  public long peopleAt(String email) {
    return site.store().contactAt(email).stream().count();
  }

  @Override
  public List<String> statuses() {
    return List.of("Invited", "Attended");
  }

  @Override
  public long members(Parts twin) {
    return site.store().wearers(twin.parts().stream().map(Parts.Part::id).toList()).size();
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    twin.parts().forEach(p -> site.store().untag(person.id(), p.id()));
  }

  @Override
  public boolean isOptedOut(String email) {
    var contact = site.store().contactAt(email).orElseThrow().path("id").asString();
    return site.store().lists().stream()
        .anyMatch(l -> site.store().listStatus(contact, l).equals("2"));
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdatePerson(person, Map.of("list.1", Image.of("1")), Map.of()),
        new Push.UpdatePerson(person, Map.of("UNISONO_ID", Image.of("mine")), Map.of()),
        new Push.UpdateCampaign(campaign, Map.of("tag", Image.of("unisono:else")), Map.of()),
        new Push.CreatePerson("lead", RecordKind.LEAD, Map.of()));
  }

  @Override
  public void close() {
    site.close();
  }
}
