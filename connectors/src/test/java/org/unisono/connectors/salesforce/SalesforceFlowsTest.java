package org.unisono.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Session;
import org.unisono.connector.SetUpCheck.Verdict;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.SalesforceSimulator;

/// Never 1: what would set off a flow, a process or a workflow rule there is held.
class SalesforceFlowsTest extends ContractCase {
  private static final String NAME = "Welcome_new_members";

  private final Parts twin = Parts.of(new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Flows")));

  @Override
  protected Rig rig(Rig.Clock time) {
    return new SalesforceRig(time);
  }

  private SalesforceSimulator org() {
    return ((SalesforceRig) rig).org;
  }

  private Session allowing(String flows) {
    return rig.connector().open(((SalesforceRig) rig).allowing(flows), budget(), clock);
  }

  private Push.AddMember add(String email) {
    return add(twin, rig.person(email), "Sent");
  }

  private void mailOnMemberAdd() {
    org().automate(Json.object().put("mailOnMemberAdd", true));
  }

  private static void held(PushResult result, String label) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("wouldStartAutomation");
              assertThat(r.message()).contains(label);
            });
  }

  @Test
  void aMemberWhomAFlowWouldMailIsHeldUntilSomebodyAllowsTheFlow() {
    mailOnMemberAdd();
    var add = add("held@example.com");
    held(push(add), "Welcome new members (Welcome_new_members)");
    assertThat(listeners()).containsExactly("Welcome new members");
    assertThat(allowing(NAME).listeners().orElseThrow()).isEmpty();
    assertThat(rig.members(twin)).isZero();
    assertThat(org().journal().mailsSent()).isZero();

    var allowed = allowing("Another, " + NAME).push(List.of(add)).getFirst();
    assertThat(allowed).isInstanceOf(PushResult.Written.class);
    mailsPressed = 1;
  }

  @Test
  void manyNewMembersAreHeldToo() {
    mailOnMemberAdd();
    var pushes = new ArrayList<Push>();
    for (int i = 0; i < 501; i++) {
      pushes.add(add("many" + i + "@example.com"));
    }
    assertThat(session.push(pushes)).allSatisfy(r -> held(r, "Welcome"));
    assertThat(org().journal().calls()).noneMatch(c -> c.target().contains("/jobs/ingest"));
  }

  @Test
  void aFlowHoldsOnlyTheKindOfChangeThatItListensTo() {
    var add = add("kind@example.com");
    org().store().flow("Moved_up", "Moved up", "CampaignMember", "Update");
    assertThat(push(add)).isInstanceOf(PushResult.Written.class);
    held(push(new Push.SetMemberStatus(twin, add.person(), "Responded", null)), "Moved up");
    org().store().flow("Taken_out", "Taken out", "CampaignMember", "Delete");
    held(push(new Push.RemoveOwnedMember(twin, add.person())), "Taken out");
    assertThat(rig.members(twin)).isOne();
  }

  @Test
  void newPeopleAndTheirFieldsAreHeldByAProcessOfTheirObject() {
    org().store().process("Greet_leads", "Greet leads", "Lead", "onAllChanges");
    held(push(rig.newPerson("fl-1", "process@example.com")), "Greet leads");
    var person = rig.person("filled@example.com");
    held(push(new Push.UpdatePerson(person, Map.of("Title", Image.of("CEO")), Map.of())), "Greet");
    assertThat(push(add("other@example.com"))).isInstanceOf(PushResult.Written.class);
    assertThat(rig.peopleAt("process@example.com")).isZero();
    // To those two whom the organisation's own people made.
    mailsPressed = 2;
  }

  @Test
  void aRuleHoldsCampaignsAndIsAllowedByItsName() {
    org().store().rule("Tell the boss", "Campaign", "onCreateOnly");
    var make = new Push.CreateCampaign("fl-2", rig.named("Ruled"));
    held(push(make), "Tell the boss");
    assertThat(push(new Push.UpdateCampaign(twin.campaign(), rig.named("Named"), Map.of())))
        .isInstanceOf(PushResult.Written.class);
    assertThat(allowing("Tell the boss").push(List.of(make)).getFirst())
        .isInstanceOf(PushResult.Written.class);
    mailsPressed = 1;
  }

  @Test
  void anOptOutIsNotHeld() {
    org().store().flow("Any_lead", "Any lead", "Lead", "Update");
    var person = rig.person("out@example.com");
    assertThat(push(new Push.WithdrawConsent(person, "out@example.com", null)))
        .isInstanceOf(PushResult.Written.class);
    // To lose an opt-out would be worse.
    mailsPressed = 1;
  }

  @Test
  void whatIsWrittenIsAskedOnceForAllOfACall() {
    var pushes = List.<Push>of(add("one@example.com"), rig.newPerson("fl-3", "two@example.com"));
    session.push(pushes);
    assertThat(org().journal().calls()).filteredOn(c -> c.target().contains("Flow")).hasSize(1);
  }

  @Test
  void whereTheAccountMayNotSeeThemItIsSaidAndNothingIsWritten() {
    mailOnMemberAdd();
    org().automate(Json.object().put("setupHidden", true));
    var check = rig.connector().check(rig.account(), budget(), clock).getLast();
    assertThat(check.step()).isEqualTo("automations");
    assertThat(check.verdict()).isEqualTo(Verdict.WARNED);
    assertThat(check.cause()).isEqualTo("automationsNotShown");

    var add = add("blind@example.com");
    assertThat(push(add))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("automationsNotShown"));
    var rung = new Rung("New", 5, Rung.Answered.NO, Rung.Start.OTHER);
    assertThat(push(new Push.EnsureStatus(twin, rung))).isInstanceOf(PushResult.Refused.class);
    assertThat(allowing("*").push(List.of(add)).getFirst()).isInstanceOf(PushResult.Written.class);
    mailsPressed = 1;
  }
}
