package org.unisono.connectors.sugar;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.sugar.CrmStore;

/// How people of either product act in it.
abstract class CrmRig implements Rig {

  static final String LISTS = "ProspectLists";

  abstract CrmStore store();

  @Override
  public String nameField() {
    return "name";
  }

  @Override
  public String choiceField() {
    return "status";
  }

  @Override
  public String removableField() {
    return "Campaign.objective";
  }

  @Override
  public String campaign(String name) {
    return store()
        .create("Campaigns", Map.of("name", name, "status", "Active", "campaign_type", "Web"));
  }

  @Override
  public void rename(String campaign, String name) {
    store().update("Campaigns", campaign, Map.of("name", name));
  }

  @Override
  public Set<String> campaigns() {
    var ids = new HashSet<String>();
    store().all("Campaigns").forEach(c -> ids.add(c.path("id").asString()));
    return ids;
  }

  @Override
  public long campaignsNamed(String name) {
    return store().all("Campaigns").stream()
        .filter(c -> c.path("name").asString("").equals(name))
        .count();
  }

  @Override
  public RemoteRef person(String email) {
    var id = store().create("Contacts", Map.of("email1", email, "last_name", "Person"));
    return new RemoteRef(RecordKind.CONTACT, id);
  }

  @Override
  public Push.CreatePerson newPerson(String marker, String email) {
    var fields = Map.of("last_name", Image.of("New"), "email1", Image.of(email));
    return new Push.CreatePerson(marker, RecordKind.LEAD, fields);
  }

  @Override
  public long peopleAt(String email) {
    return store().peopleAt(email).size();
  }

  @Override
  public List<String> statuses() {
    return List.of("Invited", "Attended");
  }

  Set<String> on(String list) {
    var ids = new HashSet<String>();
    for (var link : List.of("contacts", "leads", "prospects")) {
      store().related(LISTS, list, link).forEach(p -> ids.add(p.path("id").asString()));
    }
    return ids;
  }

  @Override
  public long members(Parts twin) {
    var members = new HashSet<String>();
    twin.parts().forEach(part -> members.addAll(on(part.id())));
    return members.size();
  }

  @Override
  public void delete(Parts twin, RemoteRef person) {
    twin.parts().forEach(p -> store().unlink(LISTS, p.id(), "contacts", person.id()));
  }

  @Override
  public boolean isOptedOut(String email) {
    return store().peopleAt(email).getFirst().path("email_opt_out").asString("").equals("1");
  }

  @Override
  public List<Push> forbidden(RemoteRef campaign, RemoteRef person) {
    return List.of(
        new Push.UpdatePerson(person, Map.of("email_opt_out", Image.of("0")), Map.of()),
        new Push.UpdatePerson(person, Map.of("campaign_id", Image.of(campaign.id())), Map.of()),
        new Push.UpdateCampaign(campaign, Map.of("deleted", Image.of("1")), Map.of()));
  }
}
