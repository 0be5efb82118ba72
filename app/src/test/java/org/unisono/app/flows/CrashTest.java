package org.unisono.app.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.unisono.core.Fault;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

@Import(CrashTest.Steps.class)
class CrashTest extends FlowTest {

  private static final String ADD_AND_BREAK =
      """
      {"a": {"act": "campaign.setStatus", "params": {"status": "Registered"}, "next": "b"},
       "b": {"act": "test.break", "next": "z"},
       "z": {"end": "done"}}
      """;

  @Autowired private Breaking breaking;

  @Test
  void whatBreaksBeforeTheCommitIsDoneAgainAndItsEffectIsThereOnce() {
    var campaign = aCampaign("program");
    var flow = aFlow(campaign, "\"once\"", ADD_AND_BREAK);
    var person = aPerson();
    breaking.times.set(2);
    submits(person);
    // The second failure puts the work back by a second.
    awaitRun(flow, "status", "ended");
    assertThat(breaking.times.get()).isNegative();
    var history =
        api().get("/api/v1/campaigns/" + campaign + "/members/" + person + "/history").items();
    assertThat(history).hasSize(1);
    var runs = runs(flow);
    assertThat(runs).hasSize(1);
  }

  @Test
  void oneThatAlwaysBreaksStopsNobodyElse() {
    var flow = aFlow(aCampaign("program"), "\"once\"", ADD_AND_BREAK);
    var good = aPerson();
    breaking.times.set(-1);
    breaking.person = aPerson();
    submits(breaking.person);
    submits(good);
    await(
        () ->
            runs(flow).stream()
                .anyMatch(
                    r ->
                        r.path("personId").asString().equals(good)
                            && r.path("status").asString().equals("ended")));
    breaking.person = "";
  }

  /// Breaks after earlier steps of the same turn have had their effects.
  static class Breaking implements StepKind {

    final AtomicInteger times = new AtomicInteger();
    volatile String person = "";

    @Override
    public String kind() {
      return "test.break";
    }

    @Override
    public List<Fault> check(ObjectNode params) {
      return List.of();
    }

    @Override
    public List<Outcome> perform(List<StepCall> calls) {
      boolean bad = calls.stream().anyMatch(c -> c.personId().toString().equals(person));
      if (bad || times.getAndDecrement() > 0) {
        throw new IllegalStateException("the power fails here");
      }
      return calls.stream().<Outcome>map(_ -> new Outcome.Done()).toList();
    }
  }

  @TestConfiguration
  static class Steps {

    @Bean
    Breaking breaking() {
      return new Breaking();
    }
  }
}
