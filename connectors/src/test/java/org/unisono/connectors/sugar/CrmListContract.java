package org.unisono.connectors.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connectors.ConnectorContract;
import org.unisono.core.merge.Image;
import org.unisono.simulators.sugar.CrmStore;

/// What both products do with target lists.
abstract class CrmListContract extends ConnectorContract {

  CrmRig crm() {
    return (CrmRig) rig;
  }

  CrmStore store() {
    return crm().store();
  }

  void assertRefused(PushResult result, String code, String text) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo(code);
              assertThat(r.message()).contains(text);
            });
  }

  private String list(Parts twin, String status) {
    return twin.ofStatus(status).orElseThrow().id();
  }

  @Test
  void aStatusIsATargetListOfOursThatIsAttachedToTheCampaign() {
    var twin = twin("cr-1");
    var lists = store().related("Campaigns", twin.campaign().id(), "prospectlists");
    assertThat(lists)
        .extracting(l -> l.path("name").asString())
        .containsExactlyInAnyOrder(
            "Unisono · Twin cr-1 · Invited", "Unisono · Twin cr-1 · Attended");
    var again = twin("cr-1");
    assertThat(again).isEqualTo(twin);
    assertThat(store().related("Campaigns", twin.campaign().id(), "prospectlists")).hasSize(2);
  }

  @Test
  void whoMovesIsOnTheNewListAloneAndComesBackOntoTheSameRow() {
    var twin = twin("cr-2");
    var person = rig.person("moves@example.com");
    written(push(add(twin, person, "Invited")));
    var row = store().rowId(CrmRig.LISTS, list(twin, "Invited"), "contacts", person.id());
    written(push(new Push.SetMemberStatus(twin, person, "Attended", null)));
    assertThat(crm().on(list(twin, "Invited"))).isEmpty();
    assertThat(crm().on(list(twin, "Attended"))).containsExactly(person.id());
    written(push(new Push.SetMemberStatus(twin, person, "Invited", null)));
    assertThat(crm().on(list(twin, "Attended"))).isEmpty();
    assertThat(store().rowId(CrmRig.LISTS, list(twin, "Invited"), "contacts", person.id()))
        .isEqualTo(row);
  }

  @Test
  void peopleOfAllKindsAreMembersOfOneList() {
    var twin = twin("cr-3");
    var lead = store().create("Leads", Map.of("email1", "l@example.com", "last_name", "L"));
    var target = store().create("Prospects", Map.of("email1", "t@example.com", "last_name", "T"));
    var found = session.peopleAt(List.of("l@example.com", "t@example.com")).orElseThrow();
    assertThat(found).extracting(r -> r.ref().kind()).containsOnly(RecordKind.LEAD);
    for (var person : found) {
      written(push(add(twin, person.ref(), "Invited")));
    }
    assertThat(crm().on(list(twin, "Invited"))).containsExactlyInAnyOrder(lead, target);
    var people =
        changes(Stream.MEMBERS, Scope.of(twin), fromTheStart()).stream()
            .map(c -> ((Change.Upserted) c).record().links().get(Link.PERSON))
            .toList();
    assertThat(people).containsExactlyInAnyOrder(found.get(0).ref(), found.get(1).ref());
  }

  @Test
  void aCampaignWhoseMailingGoesToAllListsIsLeftAlone() {
    var made = written(push(new Push.CreateCampaign("cr-4", rig.named("Mailed"))));
    var twin = twin("cr-4b");
    store().createMailing("December news", made.image().ref().id());
    store().createMailing("Late news", twin.campaign().id());
    var rung = new Rung("Invited", 1, Rung.Answered.NO, Rung.Start.OTHER);
    var ensure = new Push.EnsureStatus(Parts.of(made.image().ref()), rung);
    assertRefused(push(ensure), "wouldStartAutomation", "December news");
    var person = rig.person("notmailed@example.com");
    assertRefused(push(add(twin, person, "Invited")), "wouldStartAutomation", "Late news");
    assertThat(rig.members(twin)).isZero();
  }

  @Test
  void aListThatAMailingUsesIsLeftAlone() {
    var twin = twin("cr-5");
    var other = rig.campaign("Other");
    var mailing =
        store().create("EmailMarketing", Map.of("name", "One list", "campaign_id", other));
    store().link("EmailMarketing", mailing, "prospectlists", list(twin, "Invited"));
    var person = rig.person("unmailed@example.com");
    assertRefused(push(add(twin, person, "Invited")), "wouldStartAutomation", "One list");
    written(push(add(twin, person, "Attended")));
  }

  @Test
  void aListThatAnotherCampaignHasTooIsLeftAlone() {
    var twin = twin("cr-6");
    var person = rig.person("shared@example.com");
    written(push(add(twin, person, "Invited")));
    store().link("Campaigns", rig.campaign("Sharing"), "prospectlists", list(twin, "Invited"));
    assertRefused(push(new Push.RemoveOwnedMember(twin, person)), "notOurs", "Another campaign");
    assertThat(crm().on(list(twin, "Invited"))).containsExactly(person.id());
  }

  @Test
  void aListOfOursThatWasRenamedThereIsStillOurs() {
    var twin = twin("cr-7");
    var person = rig.person("renamed@example.com");
    store().update(CrmRig.LISTS, list(twin, "Attended"), Map.of("name", "They were here"));
    written(push(add(twin, person, "Attended")));
    assertThat(crm().on(list(twin, "Attended"))).containsExactly(person.id());
    written(push(new Push.RemoveOwnedMember(twin, person)));
    assertThat(crm().on(list(twin, "Attended"))).isEmpty();
  }

  @Test
  void theirListsStandForStatusesAndNobodyIsTakenOffThem() {
    var campaign = rig.campaign("With lists");
    var person = rig.person("theirs@example.com");
    var theirs = store().create(CrmRig.LISTS, Map.of("name", "Guests", "list_type", "default"));
    var exempt = store().create(CrmRig.LISTS, Map.of("name", "Never", "list_type", "exempt"));
    store().link("Campaigns", campaign, "prospectlists", theirs);
    store().link("Campaigns", campaign, "prospectlists", exempt);
    store().link(CrmRig.LISTS, theirs, "contacts", person.id());
    var ref = new RemoteRef(RecordKind.CAMPAIGN, campaign);
    var parts = new ArrayList<>(session.parts(ref).orElseThrow());
    assertThat(parts).extracting(Parts.Part::label).containsExactly("Guests");
    var rung = new Rung("Attended", 1, Rung.Answered.YES, Rung.Start.OTHER);
    var twin = new Parts(ref, parts);
    parts.addAll(written(push(new Push.EnsureStatus(twin, rung))).parts());
    twin = new Parts(ref, parts);
    var up = new Push.SetMemberStatus(twin, person, "Attended", Image.of("Guests"));
    assertThat(status(written(push(up)))).isEqualTo(Image.of("Attended"));
    assertThat(crm().on(theirs)).containsExactly(person.id());
    assertRefused(push(new Push.RemoveOwnedMember(twin, person)), "notOurs", "Somebody else");
    assertRefused(
        push(new Push.SetMemberStatus(twin, person, "Guests", null)), "notOurs", "Somebody else");
  }

  @Test
  void onlyMembersOfOursAreTakenOut() {
    var twin = twin("cr-7");
    var person = rig.person("leaves@example.com");
    written(push(add(twin, person, "Invited")));
    written(push(new Push.RemoveOwnedMember(twin, person)));
    assertThat(rig.members(twin)).isZero();
    assertThat(push(new Push.RemoveOwnedMember(twin, person))).isInstanceOf(PushResult.Gone.class);
    assertThat(rig.peopleAt("leaves@example.com")).isOne();
  }
}
