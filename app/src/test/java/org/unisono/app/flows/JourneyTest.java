package org.unisono.app.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

class JourneyTest extends FlowTest {

  private static final String STAY =
      """
      {"a": {"wait": "until", "trigger": {"kind": "email.clicked"}, "atMost": [7, "days"],
             "next": "z", "timedOut": "z"}, "z": {"end": "done"}}
      """;

  @Test
  void fiftyAtOnceLeaveOnePersonInOneJourney() throws Exception {
    var group = Samples.word();
    List<String> flows = new ArrayList<>();
    List<String> campaigns = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      campaigns.add(aJourney(group, "keep"));
      flows.add(aFlow(campaigns.getLast(), "\"always\"", STAY));
    }
    var person = aPerson();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(() -> submits(person).status());
      }
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(202);
      }
    }
    await(() -> flows.stream().allMatch(f -> !runs(f).isEmpty()));
    assertThat(flows.stream().flatMap(f -> runs(f).stream()).filter(this::isActive)).hasSize(1);
    assertThat(
            campaigns.stream()
                .filter(c -> member(c, person).path("standing").asString("").equals("active")))
        .hasSize(1);
  }

  @Test
  void theEndOfARunEndsTheMembershipAndLetsTheNextOneIn() {
    var group = Samples.word();
    var first = aJourney(group, "queue");
    var second = aJourney(group, "queue");
    var firstFlow = aFlow(first, "\"once\"", STAY);
    var person = aPerson();
    submits(person);
    awaitRun(firstFlow, "status", "active");
    var secondFlow = aFlow(second, "\"once\"", STAY);
    submits(person);
    awaitRun(secondFlow, "status", "queued");
    var run = onlyRun(firstFlow).path("id").asString();
    api().post("/api/v1/flows/" + firstFlow + "/runs/" + run + "/proceed", "{}");
    awaitRun(firstFlow, "status", "ended");
    awaitRun(secondFlow, "status", "active");
    assertThat(member(first, person).path("standing").asString()).isEqualTo("ended");
    assertThat(member(second, person).path("standing").asString()).isEqualTo("active");
  }

  @Test
  void aMoveEndsTheRunThatIsLeft() {
    var group = Samples.word();
    var first = aJourney(group, "move");
    var second = aJourney(group, "move");
    var firstFlow = aFlow(first, "\"once\"", STAY);
    var person = aPerson();
    submits(person);
    awaitRun(firstFlow, "status", "active");
    var secondFlow = aFlow(second, "\"once\"", STAY);
    submits(person);
    awaitRun(secondFlow, "status", "active");
    awaitRun(firstFlow, "endReason", "moved");
  }

  @Test
  void whoIsRemovedLeavesTheRun() {
    var campaign = aJourney(Samples.word(), "keep");
    var flow = aFlow(campaign, "\"once\"", STAY);
    var person = aPerson();
    submits(person);
    awaitRun(flow, "status", "active");
    var path = "/api/v1/campaigns/" + campaign + "/members/" + person;
    assertThat(api().delete(path, api().get(path).etag()).status()).isEqualTo(204);
    awaitRun(flow, "endReason", "removed");
  }

  private boolean isActive(tools.jackson.databind.JsonNode run) {
    return run.path("status").asString().equals("active");
  }
}
