package org.unisono.connectors.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Scope;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.connector.Topic;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

class PardotContractTest extends ConnectorContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new PardotRig(time);
  }

  private PardotRig pardot() {
    return (PardotRig) rig;
  }

  private static void assertRefused(PushResult result, String code) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @Test
  void campaignsStatusesAndMembersAreRefusedBeforeAnyCall() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Theirs"));
    var person = rig.person("theirs@example.com");
    var twin = Parts.of(campaign);
    var rung = new Rung("Sent", 10, Rung.Answered.NO, Rung.Start.OTHER);
    long calls = rig.simulator().journal().apiCalls();
    assertRefused(push(new Push.CreateCampaign("c", rig.named("New"))), "headInSalesforce");
    assertRefused(
        push(new Push.UpdateCampaign(campaign, rig.named("X"), Map.of())), "headInSalesforce");
    assertRefused(push(new Push.EnsureStatus(twin, rung)), "membersInSalesforce");
    assertRefused(push(add(twin, person, "Sent")), "membersInSalesforce");
    assertRefused(
        push(new Push.SetMemberStatus(twin, person, "Sent", null)), "membersInSalesforce");
    assertRefused(push(new Push.RemoveOwnedMember(twin, person)), "membersInSalesforce");
    assertThat(rig.simulator().journal().apiCalls()).isEqualTo(calls);
  }

  @Test
  void aPersonIsMadeOnceForItsMarkerAndFoundByIt() {
    var push = rig.newPerson("p-1", "once@example.com");
    var made = written(push(push));
    assertThat(made.effect()).isEqualTo(Effect.CREATED);
    assertThat(made.image().marker()).isEqualTo("p-1");
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(rig.peopleAt("once@example.com")).isOne();
    assertThat(session.byMarker(RecordKind.CONTACT, "p-1").orElseThrow())
        .extracting(r -> r.ref())
        .containsExactly(made.image().ref());
  }

  @Test
  void nobodyIsMadeWhereSomebodyElseHoldsTheAddress() {
    var theirs = rig.person("taken@example.com");
    var result = push(rig.newPerson("p-3", "taken@example.com"));
    assertRefused(result, "addressTaken");
    assertThat(result.toString()).contains(theirs.id());
    assertThat(rig.peopleAt("taken@example.com")).isOne();
  }

  @Test
  void withoutTheMarkersFieldAnUnclearCreateStaysInDoubtAndAClearOneStands() {
    rig.simulator().faults().arm(Fault.REMOVED_FIELD, "prospects.UnisonoMarker__c");
    assertThat(written(push(rig.newPerson("p-4", "clear@example.com"))).effect())
        .isEqualTo(Effect.CREATED);
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var push = rig.newPerson("p-5", "doubt@example.com");
    assertThat(push(push)).isInstanceOf(PushResult.InDoubt.class);
    assertRefused(push(push), "addressTaken");
    assertThat(rig.peopleAt("doubt@example.com")).isOne();
  }

  @Test
  void aValueIsWrittenOnceAndWhatMovedIsNotWrittenOver() {
    var person = rig.person("value@example.com");
    var ours = Map.of("jobTitle", Image.of("CEO"));
    assertThat(written(push(new Push.UpdatePerson(person, ours, Map.of()))).effect())
        .isEqualTo(Effect.CHANGED);
    long writes = rig.simulator().journal().writes();
    assertThat(written(push(new Push.UpdatePerson(person, ours, Map.of()))).effect())
        .isEqualTo(Effect.UNCHANGED);
    var stale = Map.of("jobTitle", Image.of("Clerk"));
    assertThat(push(new Push.UpdatePerson(person, Map.of("jobTitle", Image.of("CFO")), stale)))
        .isInstanceOf(PushResult.Moved.class);
    assertThat(rig.simulator().journal().writes()).isEqualTo(writes);
  }

  @Test
  void aWriteThatIsThrottledIsToldApart() {
    var person = rig.person("stormy@example.com");
    rig.simulator().faults().arm(Fault.STORM_429, 3);
    var push = new Push.UpdatePerson(person, Map.of("phone", Image.of("1")), Map.of());
    assertThat(push(push)).isInstanceOf(PushResult.Throttled.class);
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void anOptOutOfAListStaysOnTheListAndNobodyIsPutOnOne() {
    var person = rig.person("listed@example.com");
    var list = pardot().list("News");
    var other = pardot().list("Other");
    pardot().join(list, person);
    written(push(new Push.WithdrawConsent(person, "listed@example.com", list)));
    assertThat(rig.isOptedOut("listed@example.com")).isFalse();
    assertRefused(
        push(new Push.WithdrawConsent(person, "listed@example.com", other)), "notOnTheList");
    assertThat(stances())
        .contains(new Stance(list, Stance.Said.OPTED_OUT))
        .doesNotContain(new Stance(null, Stance.Said.OPTED_OUT));
  }

  @Test
  void listsAreTopicsUnderTheNameThatProspectsSee() {
    var list = pardot().list("Insiders");
    assertThat(session.topics().orElseThrow()).contains(new Topic(list, "Insiders"));
  }

  private List<Stance> stances() {
    return changes(Stream.CONSENT, Scope.ALL, fromTheStart()).stream()
        .filter(c -> c instanceof Change.Upserted)
        .flatMap(c -> rig.connector().stances(((Change.Upserted) c).record()).stream())
        .toList();
  }

  @Test
  void aProspectInTheRecycleBinIsADeletion() {
    var person = rig.person("gone@example.com");
    var cursor = fromTheStart();
    changes(Stream.PEOPLE, Scope.ALL, cursor);
    pardot().delete(person);
    assertThat(changes(Stream.PEOPLE, Scope.ALL, cursor))
        .anyMatch(c -> c instanceof Change.Deleted d && d.ref().equals(person));
  }

  @Test
  void whatAProspectDidComesInOnceAndInOurWords() {
    var person = rig.person("active@example.com");
    var campaign = rig.campaign("Acted on");
    pardot().submitted(person, campaign);
    var cursor = fromTheStart();
    var changes = changes(Stream.RESPONSES, Scope.ALL, cursor);
    assertThat(changes)
        .anyMatch(
            c ->
                c instanceof Change.Upserted(var r)
                    && r.image("type").equals(Image.of("form.submitted"))
                    && r.image("person").equals(Image.of(person.id()))
                    && r.image("campaign").equals(Image.of(campaign)));
    assertThat(changes(Stream.RESPONSES, Scope.ALL, cursor)).isEmpty();
    pardot().submitted(person, campaign);
    assertThat(changes(Stream.RESPONSES, Scope.ALL, cursor)).hasSize(1);
    assertThat(changes(Stream.RESPONSES, Scope.ALL, cursor)).isEmpty();
  }
}
