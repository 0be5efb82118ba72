package org.unisono.connectors.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.marketo.MarketoStore;

class MarketoContractTest extends ConnectorContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new MarketoRig(time);
  }

  private MarketoRig marketo() {
    return (MarketoRig) rig;
  }

  private MarketoStore store() {
    return marketo().instance.store();
  }

  @Test
  void aStatusThatWouldStartASmartCampaignIsRefusedByItsName() {
    var twin = twin("mk-1");
    store().createTriggerCampaign("Thanks", "Program Status is Changed", "Twin mk-1");
    assertThat(push(add(twin, rig.person("quiet@example.com"), "Invited")))
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("wouldStartAutomation");
              assertThat(r.message()).contains("Thanks");
            });
    assertThat(rig.members(twin)).isZero();
  }

  @Test
  void aTriggerOnAnyProgramHoldsAllAndOneOnAnotherHoldsNone() {
    var twin = twin("mk-2");
    var person = rig.person("any@example.com");
    store().createTriggerCampaign("Other", "Program Status is Changed", "Solar webinar");
    written(push(add(twin, person, "Invited")));
    store().createTriggerCampaign("Any", "Program Status is Changed", "");
    var up = new Push.SetMemberStatus(twin, person, "Attended", null);
    assertThat(push(up)).isInstanceOf(PushResult.Refused.class);
  }

  @Test
  void peopleAreNotMadeWhereACampaignGreetsThem() {
    store().createTriggerCampaign("Welcome", "Person is Created", "");
    assertThat(push(rig.newPerson("mk-3", "welcome@example.com")))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.message()).contains("Welcome"));
    assertThat(rig.peopleAt("welcome@example.com")).isZero();
  }

  @Test
  void aLowerStepIsToldAsWhatTheyKeep() {
    var twin = twin("mk-4");
    var person = rig.person("down@example.com");
    written(push(add(twin, person, "Attended")));
    assertThat(push(new Push.SetMemberStatus(twin, person, "Invited", null)))
        .isInstanceOfSatisfying(
            PushResult.Projected.class,
            p -> assertThat(p.stored().image("status")).isEqualTo(Image.of("Attended")));
  }

  @Test
  void onlyMembersOfOursAreTakenOut() {
    var twin = twin("mk-5");
    var ours = rig.person("ours@example.com");
    var theirs = rig.person("theirs@example.com");
    written(push(add(twin, ours, "Invited")));
    store().changeStatus(twin.campaign().id(), theirs.id(), "Invited");
    assertThat(push(new Push.RemoveOwnedMember(twin, theirs)))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("notOurs"));
    written(push(new Push.RemoveOwnedMember(twin, ours)));
    assertThat(store().member(twin.campaign().id(), ours.id())).isEmpty();
    assertThat(rig.members(twin)).isOne();
  }

  @Test
  void aStatusThatChangesThereComesBack() {
    var twin = twin("mk-6");
    var person = rig.person("comes@example.com");
    written(push(add(twin, person, "Invited")));
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    store().changeStatus(twin.campaign().id(), person.id(), "Registered");
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), cursor).toString()).contains("Registered");
  }

  @Test
  void deletionsAndMergesComeFromTheLog() {
    var winner = rig.person("winner@example.com");
    var loser = rig.person("loser@example.com");
    var gone = rig.person("gone@example.com");
    store().mergeLeads(winner.id(), List.of(loser.id()));
    store().deleteLead(gone.id());
    var changes = changes(Stream.PEOPLE, Scope.ALL, fromTheStart());
    assertThat(changes).contains(new Change.Merged(loser, winner));
    assertThat(changes).anyMatch(c -> c instanceof Change.Deleted d && d.ref().equals(gone));
  }

  @Test
  void theMarkStaysWhenTheDescriptionChangesAndIsNotShown() {
    var fields = Map.of("name", Image.of("Described"), "description", Image.of("First"));
    var made = written(push(new Push.CreateCampaign("mk-7", fields))).image();
    assertThat(made.image("description")).isEqualTo(Image.of("First"));
    var change = Map.of("description", Image.of("Second"));
    var after = written(push(new Push.UpdateCampaign(made.ref(), change, Map.of()))).image();
    assertThat(after.image("description")).isEqualTo(Image.of("Second"));
    assertThat(after.marker()).isEqualTo("mk-7");
  }

  @Test
  void anOptOutOfATopicIsNotWidened() {
    var person = rig.person("topic@example.com");
    assertThat(push(new Push.WithdrawConsent(person, "topic@example.com", "7")))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("wouldWiden"));
    assertThat(rig.isOptedOut("topic@example.com")).isFalse();
  }
}
