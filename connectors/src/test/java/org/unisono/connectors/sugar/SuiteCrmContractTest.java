package org.unisono.connectors.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.Change;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Secret;
import org.unisono.connector.Stream;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

class SuiteCrmContractTest extends CrmContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new SuiteCrmRig(time);
  }

  private SuiteCrmRig suite() {
    return (SuiteCrmRig) rig;
  }

  @Override
  String workflows() {
    return "AOW_WorkFlow";
  }

  @Override
  Map<String, ?> switchedOff() {
    return Map.of("status", "Inactive");
  }

  /// A workflow that listens to contacts. On what it runs is not known here, so that it mails
  /// nobody.
  private String listening() {
    return store()
        .create(
            "AOW_WorkFlow",
            Map.of(
                "name", "Score",
                "flow_module", "Contacts",
                "flow_run_on", "Own_Rule",
                "status", "Active"));
  }

  @Test
  void anOptOutIsWrittenWhateverListens() {
    var person = rig.person("listened@example.com");
    listening();
    written(push(new Push.WithdrawConsent(person, "listened@example.com", null)));
    assertThat(rig.isOptedOut("listened@example.com")).isTrue();
  }

  @Test
  void aWorkflowThatAPersonAllowedHoldsNothing() {
    var id = listening();
    var person = rig.person("scored@example.com");
    var title = Map.of("title", Image.of("CFO"));
    assertRefused(
        push(new Push.UpdatePerson(person, title, Map.of())), "wouldStartAutomation", "Score");
    var allowing = suite().account("simulated-secret", Map.of("allowedWorkflows", "1, " + id));
    var open = rig.connector().open(allowing, budget(), clock);
    written(open.push(List.of(new Push.UpdatePerson(person, title, Map.of()))).getFirst());
  }

  @Test
  void aDeletionIsNoticedByListingAndNotMadeUp() {
    var gone = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Gone"));
    var before = listing(RecordKind.CAMPAIGN, Scope.ALL);
    store().delete("Campaigns", gone.id());
    assertThat(changes(Stream.CAMPAIGNS, Scope.ALL, fromTheStart()))
        .noneMatch(c -> c instanceof Change.Deleted);
    var first = listing(RecordKind.CAMPAIGN, Scope.ALL);
    assertThat(listing(RecordKind.CAMPAIGN, Scope.ALL).provesGone(gone, first, before.rights()))
        .isTrue();
  }

  @Test
  void whatWasMadeByUsAndDeletedThereIsNotMadeAgain() {
    var push = new Push.CreateCampaign("su-1", rig.named("Once only"));
    var made = written(push(push)).image().ref();
    store().delete("Campaigns", made.id());
    assertRefused(push(push), "deletedThere", "deleted there");
    assertThat(rig.campaignsNamed("Once only")).isZero();
  }

  @Test
  void oneCreateThatWasNotAnsweredLeavesTheOthersOfTheirCallClear() {
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var results =
        session.push(
            List.of(
                rig.newPerson("su-3", "a@example.com"),
                rig.newPerson("su-4", "b@example.com"),
                rig.newPerson("su-5", "c@example.com")));
    assertThat(results).allMatch(r -> r instanceof PushResult.Written);
    assertThat(rig.peopleAt("c@example.com")).isOne();
  }

  @Test
  void aStatusThatTheAccountNamesIsTaken() {
    var more = suite().account("simulated-secret", Map.of("statusValues", "In Queue, Sending"));
    var open = rig.connector().open(more, budget(), clock);
    var fields = Map.of("name", Image.of("Queued"), "status", Image.of("In Queue"));
    var made = open.push(List.of(new Push.CreateCampaign("su-2", fields))).getFirst();
    assertThat(written(made).image().image("status")).isEqualTo(Image.of("In Queue"));
  }

  @Test
  void aUserWithAPasswordMayLogInToo() {
    var settings = new HashMap<>(rig.account().settings());
    settings.put("username", "unisono");
    var secrets = new HashMap<>(rig.account().secrets());
    secrets.put("password", new Secret("simulated-secret"));
    var account = new Account(suite().suite.baseUrl(), settings, secrets);
    assertThat(rig.connector().check(account, budget(), clock)).allMatch(c -> c.cause().isEmpty());
  }

  @Test
  void suiteCrmEightIsReachedBelowLegacy() {
    var base = URI.create(suite().suite.baseUrl() + "/legacy");
    var account = new Account(base, rig.account().settings(), rig.account().secrets());
    assertThat(rig.connector().check(account, budget(), clock)).allMatch(c -> c.cause().isEmpty());
  }
}
