package org.unisono.connectors.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisono.connectors.activecampaign.ActiveCampaignContractTest.refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.connector.Topic;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;
import org.unisono.simulators.activecampaign.ActiveCampaignStore;

/// People and what they allow, as only ActiveCampaign keeps them.
class ActiveCampaignPeopleTest extends ContractCase {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new ActiveCampaignRig(time);
  }

  private ActiveCampaignRig site() {
    return (ActiveCampaignRig) rig;
  }

  private ActiveCampaignStore store() {
    return site().site.store();
  }

  @Test
  void anAutomationThatAPersonAllowedHoldsNothing() {
    var person = rig.person("allowed@example.com");
    var id = store().createAutomation("Scoring", "field-or-so", "");
    var phone = new Push.UpdatePerson(person, Map.of("phone", Image.of("1")), Map.of());
    refused(push(phone), "wouldStartAutomation", "Scoring");
    assertThat(listeners()).contains("Scoring");
    var key = site().site.ready().path("apiKey").asString();
    var allowing = rig.connector().open(site().account(key, "77, " + id), budget(), clock);
    assertThat(allowing.listeners().orElseThrow()).noneMatch(l -> l.id().equals(id));
    written(allowing.push(List.of(phone)).getFirst());
  }

  @Test
  void aTagThatWasDeletedProvesNothingAboutWhoWoreIt() {
    var campaign = rig.campaign("Listed");
    var tag = store().createTag("unisono:" + campaign + ":Sent", "");
    store().tag(rig.person("worn@example.com").id(), tag);
    var part = new Parts.Part(Parts.Role.STATUS_LIST, tag, "Sent", 1);
    var twin = Parts.of(new RemoteRef(RecordKind.CAMPAIGN, campaign), part);
    assertThat(members(twin).total()).hasValue(1);
    store().deleteTag(tag);
    assertThat(members(twin).total()).isEmpty();
  }

  @Test
  void aTagThatLostOurMarkIsNotPutOnAndItsNameIsSaid() {
    var campaign = rig.campaign("Renamed");
    var tag = store().createTag("Came to it", "");
    var part = new Parts.Part(Parts.Role.STATUS_LIST, tag, "Sent", 1);
    var twin = Parts.of(new RemoteRef(RecordKind.CAMPAIGN, campaign), part);
    var add = add(twin, rig.person("unworn@example.com"), "Sent");
    refused(push(add), "notOurs", "unisono:" + campaign + ":Sent");
  }

  private Enumeration.Page members(Parts twin) {
    return session.enumerate(RecordKind.MEMBER, Scope.of(twin)).page(Cursor.START).orElseThrow();
  }

  /// Whoever else uses the account takes from the same five calls a second.
  @Test
  void oneCallTooManyEndsNoListing() {
    for (int i = 0; i < 7; i++) {
      rig.person("many" + i + "@example.com");
    }
    site().site.faults().arm(Fault.STORM_429, 2);
    var first = session.changes(Stream.PEOPLE, Scope.ALL).since(Cursor.START).orElseThrow();
    assertThat(first.changes()).isNotEmpty();
    assertThat(site().site.journal().throttled()).isEqualTo(2);
  }

  @Test
  void aFieldThatAnAutomationWaitsForIsNotWrittenAndOthersAre() {
    var person = rig.person("value@example.com");
    store().createAutomation("Phoned", "field", "phone");
    var phone = new Push.UpdatePerson(person, Map.of("phone", Image.of("1")), Map.of());
    refused(push(phone), "wouldStartAutomation", "Phoned");
    var size = Map.of("COMPANY_SIZE", Image.of("40"));
    var stored = written(push(new Push.UpdatePerson(person, size, Map.of()))).image();
    assertThat(stored.image("COMPANY_SIZE")).isEqualTo(Image.of("40"));
  }

  @Test
  void anImportNeverWritesOverWhoHasTheAddress() {
    var known = rig.person("taken@example.com");
    var pushes =
        List.<Push>of(
            rig.newPerson("t-1", "taken@example.com"),
            rig.newPerson("t-2", "free@example.com"),
            rig.newPerson("t-3", "free3@example.com"));
    var results = session.push(pushes);
    refused(results.getFirst(), "duplicate", "address");
    written(results.get(1));
    var kept = session.read(known).orElseThrow().orElseThrow();
    assertThat(kept.image("lastName")).isEqualTo(Image.of("Person"));
    assertThat(kept.marker()).isNull();
  }

  @Test
  void anOptOutOfOneListStaysInItsScope() {
    var person = rig.person("topic@example.com");
    var lists = store().lists();
    store().subscribe(person.id(), lists.get(1), "1");
    var push = new Push.WithdrawConsent(person, "topic@example.com", lists.getFirst());
    var image = written(push(push)).image();
    assertThat(store().listStatus(person.id(), lists.getFirst())).isEqualTo("2");
    assertThat(store().listStatus(person.id(), lists.get(1))).isEqualTo("1");
    assertThat(rig.connector().stances(image))
        .containsExactlyInAnyOrder(
            new Stance(lists.getFirst(), Stance.Said.OPTED_OUT),
            new Stance(lists.get(1), Stance.Said.OPTED_IN));
  }

  @Test
  void listsAreTopics() {
    assertThat(session.topics().orElseThrow().stream().map(Topic::id).toList())
        .isEqualTo(store().lists());
    assertThat(session.topics().orElseThrow()).noneMatch(t -> t.name().isBlank());
  }

  @Test
  void anOptOutOfAListThatIsNotThereIsRefusedAndOneOfNobodyIsGone() {
    var person = rig.person("nolist@example.com");
    refused(push(new Push.WithdrawConsent(person, "nolist@example.com", "99")), "404", "99");
    var nobody = new RemoteRef(RecordKind.CONTACT, "9999");
    assertThat(push(new Push.WithdrawConsent(nobody, "nobody@example.com", "1")))
        .isInstanceOf(PushResult.Gone.class);
  }

  @Test
  void anOptOutOfAllIsWrittenToEveryListWhateverListens() {
    var person = rig.person("all@example.com");
    store().createAutomation("Win them back", "unsubscribe", "");
    written(push(new Push.WithdrawConsent(person, "all@example.com", null)));
    assertThat(store().lists()).allMatch(l -> store().listStatus(person.id(), l).equals("2"));
  }

  @Test
  void bouncedAndUnconfirmedAreNoOptOuts() {
    var person = rig.person("bounced@example.com");
    store().subscribe(person.id(), store().lists().getFirst(), "3");
    store().subscribe(person.id(), store().lists().get(1), "0");
    assertThat(ids(changes(Stream.CONSENT, Scope.ALL, fromTheStart()))).doesNotContain(person.id());
    var out = new Push.WithdrawConsent(person, "bounced@example.com", store().lists().get(1));
    assertThat(rig.connector().stances(written(push(out)).image()))
        .contains(new Stance(store().lists().getFirst(), Stance.Said.NOTHING));
  }

  @Test
  void aLaterOptOutIsReadThoughTheContactBearsNoNewStamp() {
    var person = rig.person("later@example.com");
    var cursor = fromTheStart();
    changes(Stream.CONSENT, Scope.ALL, cursor);
    clock.pass(Duration.ofDays(2));
    store().subscribe(person.id(), store().lists().getFirst(), "2");
    assertThat(ids(changes(Stream.CONSENT, Scope.ALL, cursor))).contains(person.id());
  }

  @Test
  void peopleAreReadByTheirLastChangeAndOnceMoreOnlyWithinTheOverlap() {
    var first = rig.person("first@example.com");
    var second = rig.person("second@example.com");
    var cursor = fromTheStart();
    changes(Stream.PEOPLE, Scope.ALL, cursor);
    clock.pass(Duration.ofHours(1));
    store().updateContact(first.id(), Map.of("phone", "1"));
    assertThat(ids(changes(Stream.PEOPLE, Scope.ALL, cursor))).contains(first.id());
    clock.pass(Duration.ofHours(1));
    store().updateContact(second.id(), Map.of("phone", "2"));
    changes(Stream.PEOPLE, Scope.ALL, cursor);
    assertThat(ids(changes(Stream.PEOPLE, Scope.ALL, cursor))).containsExactly(second.id());
  }

  @Test
  void aContactWhoIsGoneIsProvedByTwoListings() {
    var gone = rig.person("gone@example.com");
    var before = listing(RecordKind.CONTACT, Scope.ALL);
    store().deleteContact(gone.id());
    var first = listing(RecordKind.CONTACT, Scope.ALL);
    var second = listing(RecordKind.CONTACT, Scope.ALL);
    assertThat(before.refs()).contains(gone);
    assertThat(second.provesGone(gone, first, before.rights())).isTrue();
  }
}
