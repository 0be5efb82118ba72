package org.unisono.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Session;
import org.unisono.connector.SetUpCheck.Verdict;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Json;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.hubspot.HubSpotStore;
import tools.jackson.databind.JsonNode;

/// Never 1: what would enrol somebody in a workflow there is held.
class HubSpotWorkflowsTest extends ContractCase {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new HubSpotRig(time);
  }

  private HubSpotSimulator portal() {
    return ((HubSpotRig) rig).portal;
  }

  private HubSpotStore store() {
    return portal().store();
  }

  private Session allowing(String workflows) {
    return rig.connector().open(((HubSpotRig) rig).allowing(workflows), budget(), clock);
  }

  private static void held(PushResult result, String name) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("wouldStartAutomation");
              assertThat(r.message()).contains(name);
            });
  }

  private static String invited(Parts twin) {
    return twin.ofStatus("Invited").orElseThrow().id();
  }

  /// Those who fit all of the filters.
  private static JsonNode fits(String... filters) {
    return Json.parse(
        """
        {"type": "LIST_BASED", "shouldReEnroll": false, "listFilterBranch":
          {"filterBranchType": "OR", "filters": [], "filterBranches":
            [{"filterBranchType": "AND", "filterBranches": [], "filters": [%s]}]}}
        """
            .formatted(String.join(",", filters)));
  }

  private static String property(String name, String value) {
    return """
        {"filterType": "PROPERTY", "property": "%s", "operation": {"operator": "IS_EQUAL_TO",
         "operationType": "STRING", "value": "%s", "includeObjectsWithNoValueSet": false}}
        """
        .formatted(name, value);
  }

  private static String inList(String list) {
    return """
        {"filterType": "IN_LIST", "operator": "IN_LIST", "listId": "%s"}"""
        .formatted(list);
  }

  @Test
  void whomAWorkflowOfThatVeryListWouldMailIsHeldUntilSomebodyAllowsIt() {
    var twin = twin("wf-1");
    var id = store().workflowOnList("Welcome", invited(twin));
    var pushes = new ArrayList<Push>();
    for (int i = 0; i < 3; i++) {
      pushes.add(add(twin, rig.person("held" + i + "@example.com"), "Invited"));
    }
    assertThat(session.push(pushes)).allSatisfy(r -> held(r, "Welcome (" + id + ")"));
    assertThat(rig.members(twin)).isZero();
    assertThat(portal().journal().mailsSent()).isZero();

    assertThat(allowing("1, " + id).push(pushes))
        .allSatisfy(r -> assertThat(r).isInstanceOf(PushResult.Written.class));
    mailsPressed = 3;
  }

  @Test
  void aWorkflowOfAnotherListHoldsNobody() {
    var twin = twin("wf-2");
    store().workflowOnList("Elsewhere", store().createList("Theirs"));
    written(push(add(twin, rig.person("free@example.com"), "Invited")));
  }

  @Test
  void whoLeavesAListThatAWorkflowNamesStaysWhereTheyAre() {
    var twin = twin("wf-3");
    var person = rig.person("moves@example.com");
    written(push(add(twin, person, "Invited")));
    store().workflowOnList("Stirred", invited(twin));
    held(push(new Push.RemoveOwnedMember(twin, person)), "Stirred");
    assertThat(listeners()).contains("Stirred");
    assertThat(store().members(invited(twin))).containsExactly(person.id());
  }

  @Test
  void attendanceIsHeldByAWorkflowOfEventsAndListsAreNot() {
    var twin = twin("wf-4");
    store().workflowOnEvent("Registered", "REGISTERED");
    held(push(add(twin, rig.person("comes@example.com"), "REGISTERED")), "Registered");
    written(push(add(twin, rig.person("listed@example.com"), "Invited")));
  }

  @Test
  void aNewContactIsHeldByAWorkflowThatTheyMayFit() {
    store().workflow("New leads", fits(property("lifecyclestage", "lead")));
    held(push(rig.newPerson("wf-5", "lead@example.com")), "New leads");
    assertThat(rig.peopleAt("lead@example.com")).isZero();
  }

  @Test
  void aNewContactGoesWhereNobodyNewCanFit() {
    store()
        .workflow(
            "Form", fits("{\"filterType\": \"FORM_SUBMISSION\", \"operator\": \"FILLED_OUT\"}"));
    store().workflow("Wish", fits(property("asked_for_demo", "yes")));
    store()
        .workflow(
            "Hand", fits(property("email", "x@example.com"), inList(store().createList("H"))));
    written(push(rig.newPerson("wf-6", "new@example.com")));
  }

  @Test
  void aListThatComputesItsMembersIsSeenThrough() {
    var filters = fits(property("jobtitle", "CEO")).path("listFilterBranch");
    var list = store().createDynamicList("Chiefs", filters);
    store().workflow("Write to chiefs", fits(inList(list)));
    var person = rig.person("chief@example.com");
    var title = new Push.UpdatePerson(person, Map.of("jobtitle", Image.of("CEO")), Map.of());
    held(push(title), "Write to chiefs");
    written(push(new Push.UpdatePerson(person, Map.of("phone", Image.of("1")), Map.of())));
  }

  @Test
  void anOptOutIsNotHeld() {
    store().workflow("Gone", fits(property("hs_email_optout", "true")));
    var person = rig.person("out@example.com");
    written(push(new Push.WithdrawConsent(person, "out@example.com", null)));
  }

  @Test
  void whatListensIsAskedOnceForAllOfACall() {
    var twin = twin("wf-7");
    int before = asked();
    session.push(
        List.of(
            add(twin, rig.person("a@example.com"), "Invited"),
            rig.newPerson("wf-8", "b@example.com")));
    assertThat(asked()).isEqualTo(before + 1);
  }

  private int asked() {
    return (int)
        portal().journal().calls().stream()
            .filter(c -> c.target().contains("/automation/v4/flows?"))
            .count();
  }

  @Test
  void withoutTheScopeItIsSaidAndNothingIsWrittenThatCouldEnrol() {
    var twin = twin("wf-9");
    store().workflowOnList("Unseen", invited(twin));
    portal().automate(Json.object().put("workflowsHidden", true));
    var check = rig.connector().check(rig.account(), budget(), clock).getLast();
    assertThat(check.step()).isEqualTo("automations");
    assertThat(check.verdict()).isEqualTo(Verdict.WARNED);
    assertThat(check.cause()).isEqualTo("automationsNotShown");

    var add = add(twin, rig.person("blind@example.com"), "Invited");
    assertThat(push(add))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("automationsNotShown"));
    assertThat(portal().journal().mailsSent()).isZero();
    assertThat(allowing("*").push(List.of(add)).getFirst()).isInstanceOf(PushResult.Written.class);
    mailsPressed = 1;
  }
}
