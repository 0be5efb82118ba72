package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

class WorkflowsTest extends HubSpotCase {
  private static final String FLOWS = "/automation/v4/flows";

  @Test
  void theListLeavesOutWhomAWorkflowEnrolsAndTheDetailsTellIt() {
    var list = sim.store().createList("Readers");
    var id = sim.store().workflowOnList("Welcome", list);
    var listed = api.get(FLOWS + "?limit=100").json().path("results").valueStream().toList();
    assertThat(listed).anyMatch(f -> Json.text(f, "id").equals(id) && !f.has("enrollmentCriteria"));
    var ask = "{\"inputs\": [{\"flowId\": \"%s\", \"type\": \"FLOW_ID\"}]}".formatted(id);
    var told = api.post(FLOWS + "/batch/read", ask).json().path("results").path(0);
    assertThat(told.path("enrollmentCriteria").toString()).contains("\"" + list + "\"");
    assertThat(api.get(FLOWS + "/" + id).json()).isEqualTo(told);
    var contact = aContact("reader@example.com");
    sim.store().changeMembers(list, List.of(contact), List.of());
    assertThat(sim.journal().mailsSent()).isOne();
  }

  @Test
  void aPersonSwitchesAWorkflowOnThePage() {
    var list = sim.store().createList("Readers");
    assertThat(api.form("/page/workflow", Map.of("list", list)).status()).isEqualTo(303);
    assertThat(api.get("/").body()).contains("Mail who is added to Readers");
    var flows = api.get(FLOWS).json().path("results");
    var id = Json.text(flows.path(flows.size() - 1), "id");
    api.form("/page/workflow", Map.of("id", id));
    assertThat(api.get(FLOWS + "/" + id).json().path("isEnabled").asBoolean()).isFalse();
    sim.store().changeMembers(list, List.of(aContact("off@example.com")), List.of());
    assertThat(sim.journal().mailsSent()).isZero();
  }

  @Test
  void whoReplacesAWorkflowMustHaveSeenItsLatestRevision() {
    var wish =
        "{\"name\":\"Made\",\"type\":\"CONTACT_FLOW\",\"objectTypeId\":\"0-1\",\"actions\":[]}";
    var made = api.post(FLOWS, wish);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("isEnabled").asBoolean()).isFalse();
    var one = FLOWS + "/" + Json.text(made.json(), "id");
    var flow = (ObjectNode) api.get(one).json();
    var stale = Json.write(flow.put("name", "Renamed"));
    assertThat(api.put(one, stale).json().path("revisionId").asString()).isEqualTo("2");
    var conflict = api.put(one, stale);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(category(conflict.json())).isEqualTo("CONFLICT");
    assertThat(api.put(one, "{\"revisionId\":\"2\"}").status()).isEqualTo(400);
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(api.get(one).status()).isEqualTo(404);
  }

  private int made(String actions) {
    var wish = "{\"name\":\"Steps\",\"type\":\"CONTACT_FLOW\",\"actions\":[%s]}";
    return api.post(FLOWS, wish.formatted(actions)).status();
  }

  @Test
  void theStepsOfAWorkflowHangTogether() {
    var first =
        "{\"actionId\":\"1\",\"connection\":{\"edgeType\":\"STANDARD\",\"nextActionId\":\"%s\"}}";
    var last = "{\"actionId\":\"4\"}";
    assertThat(made(first.formatted("4") + "," + last)).isEqualTo(201);
    assertThat(made(first.formatted("3") + "," + last)).as("leads nowhere").isEqualTo(400);
    assertThat(made(last + "," + "{\"actionId\":\"5\"}")).as("not reached").isEqualTo(400);
    assertThat(made(last + "," + last)).as("taken twice").isEqualTo(400);
    assertThat(made("{\"actionTypeId\":\"0-4\"}")).as("no number").isEqualTo(400);
    assertThat(made("{\"actionId\":\"1\",\"connection\":{\"nextActionId\":\"\"}}"))
        .as("a last step with a connection")
        .isEqualTo(400);
    var flows = api.get(FLOWS + "?limit=100").json().path("results");
    var flow = flows.path(flows.size() - 1);
    assertThat(Json.text(flow, "nextAvailableActionId")).isEqualTo("5");
    assertThat(Json.text(flow, "startActionId")).isEqualTo("1");
    var branches =
        """
        {"actionId":"1","type":"LIST_BRANCH","listBranches":[{"branchName":"A",
        "connection":{"nextActionId":"2"}}],"defaultBranch":{"nextActionId":"3"}},
        {"actionId":"2"},{"actionId":"3"}""";
    assertThat(made(branches)).isEqualTo(201);
  }

  @Test
  void aContactIsEnrolledByTheNumberOfTheOlderApi() {
    var list = sim.store().createList("Nobody");
    var id = sim.store().workflowOnList("Asked", list);
    var ask = "{\"inputs\":[{\"flowId\":\"%s\",\"type\":\"FLOW_ID\"}]}".formatted(id);
    var mapped =
        api.post("/automation/v4/workflow-id-mappings/batch/read", ask).json().path("results");
    aContact("enrol@example.com");
    var enrol = "/automation/v2/workflows/%s/enrollments/contacts/%s";
    var number = Json.text(mapped.path(0), "workflowId");
    assertThat(api.post(enrol.formatted(number, "enrol@example.com"), "").status()).isEqualTo(204);
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(api.post(enrol.formatted(number, "no@example.com"), "").status()).isEqualTo(404);
    assertThat(api.post(enrol.formatted("1", "enrol@example.com"), "").status()).isEqualTo(404);
    api.form("/page/workflow", Map.of("id", id));
    assertThat(api.post(enrol.formatted(number, "enrol@example.com"), "").status()).isEqualTo(400);
  }

  @Test
  void withoutTheScopeWorkflowsAreRefused() {
    api.post("/_sim/automations", "{\"workflowsHidden\":true}");
    var answer = api.get(FLOWS);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(category(answer.json())).isEqualTo("MISSING_SCOPES");
  }
}
