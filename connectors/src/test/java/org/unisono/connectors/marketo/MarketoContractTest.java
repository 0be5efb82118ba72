package org.unisono.connectors.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
import org.unisono.connector.Automation;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Json;
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
    assertThat(listeners()).contains("Thanks");
    assertThat(rig.members(twin)).isZero();
  }

  /// For people who are named, and each once; a batch at a time that they take.
  @Test
  void aPersonSetsSmartCampaignsOfTheProgramGoing() {
    var twin = twin("mk-auto");
    var program = twin.campaign().id();
    var asked = store().createCampaignIn(program, "Send the slides", "Campaign is Requested");
    var batch = store().createCampaignIn(program, "Nightly reminder", "");
    store().createTriggerCampaign("Elsewhere", "Campaign is Requested", "");
    var person = rig.person("slides@example.com");

    var found = session.automations(twin.campaign(), Set.of()).orElseThrow();

    assertThat(found)
        .extracting(Automation::name, Automation::start)
        .containsExactlyInAnyOrder(
            tuple("Send the slides", Automation.Start.FOR_PEOPLE),
            tuple("Nightly reminder", Automation.Start.AT_A_TIME));
    long mails = marketo().instance.journal().mailsSent();
    mailsPressed = 1;
    var first = found.stream().filter(a -> a.id().equals(asked)).findFirst().orElseThrow();
    assertThat(session.start(first, List.of(person), Instant.EPOCH).orElseThrow()).isEqualTo(1);
    assertThat(marketo().instance.journal().mailsSent()).isEqualTo(mails + 1);
    var second = found.stream().filter(a -> a.id().equals(batch)).findFirst().orElseThrow();
    assertThat(session.start(second, List.of(), Instant.EPOCH).orElseThrow()).isZero();
    assertThat(store().campaignStatus(batch)).isEqualTo("Single Run");
  }

  /// Lists of other programs, and of none, do not come along.
  @Test
  void theStaticListsThatLieInAProgramAreItsParts() {
    var program = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("With lists"));
    var other = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Without"));
    var made = new ArrayList<String>();
    for (int i = 0; i < 201; i++) {
      made.add(store().createListIn(program.id(), "Guests " + i));
    }

    assertThat(session.belonging(program).orElseThrow())
        .allMatch(a -> a.kind() == Asset.Kind.LIST && a.name().startsWith("Guests "))
        .extracting(Asset::id)
        .containsExactlyElementsOf(made);
    assertThat(session.belonging(other).orElseThrow()).isEmpty();
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
  void aCampaignThatAPersonAllowedHoldsNothing() {
    var twin = twin("mk-8");
    var person = rig.person("allowed@example.com");
    var id = store().createTriggerCampaign("Scoring", "Program Member Data is Changed", "");
    assertThat(push(add(twin, person, "Invited"))).isInstanceOf(PushResult.Refused.class);
    var secret = marketo().instance.ready().path("clientSecret").asString();
    var allowing = rig.connector().open(marketo().account(secret, "1, " + id), budget(), clock);
    written(allowing.push(List.of(add(twin, person, "Invited"))).getFirst());
  }

  @Test
  void aValueThatACampaignWaitsForIsNotWrittenAndOthersAre() {
    var person = rig.person("value@example.com");
    store().createTriggerCampaign("Phoned", "Data Value Changes", "Phone Number");
    var phone = new Push.UpdatePerson(person, Map.of("phone", Image.of("1")), Map.of());
    assertThat(push(phone))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.message()).contains("Phoned"));
    written(push(new Push.UpdatePerson(person, Map.of("title", Image.of("CEO")), Map.of())));
  }

  @Test
  void anOptOutIsWrittenWhateverListens() {
    var person = rig.person("listened@example.com");
    store().createTriggerCampaign("Goodbye", "Data Value Changes", "Unsubscribed");
    written(push(new Push.WithdrawConsent(person, "listened@example.com", null)));
    assertThat(rig.isOptedOut("listened@example.com")).isTrue();
  }

  @Test
  void aChannelThatCannotChangeIsToldAndTheRestIsWritten() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Fixed"));
    var wish = Map.of("name", Image.of("Fixed, renamed"), "channel", Image.of("Web Content"));
    assertThat(push(new Push.UpdateCampaign(campaign, wish, Map.of())))
        .isInstanceOfSatisfying(
            PushResult.Projected.class,
            p -> {
              assertThat(p.fields()).containsExactly("channel");
              assertThat(p.stored().image("name")).isEqualTo(Image.of("Fixed, renamed"));
            });
  }

  @Test
  void aSpentDayIsToldWithItsEnd() {
    marketo().instance.automate(Json.object().put("callsPerDay", 1));
    var from = Cursor.START;
    session.changes(Stream.CAMPAIGNS, Scope.ALL).since(from).orElseThrow();
    var trouble = session.changes(Stream.CAMPAIGNS, Scope.ALL).since(from);
    assertThat(trouble.toString()).contains("Throttled").contains(":00:00Z");
  }

  @Test
  void aFolderThatIsNotThereIsNamedInTheSetUp() {
    var account = marketo().account("simulated-secret", "");
    var settings = new HashMap<>(account.settings());
    settings.put("folder", "999");
    var wrong = new Account(account.baseUrl(), settings, account.secrets());
    assertThat(rig.connector().check(wrong, budget(), clock))
        .extracting(c -> c.cause())
        .contains("folderMissing");
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
