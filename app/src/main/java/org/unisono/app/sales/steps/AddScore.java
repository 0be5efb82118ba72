package org.unisono.app.sales.steps;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.StepCall;
import org.unisono.app.flows.StepKind;
import org.unisono.app.sales.Scores;
import org.unisono.core.Fault;
import org.unisono.core.Texts;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// `score.add {points, reason}`: points may be negative; the reason says why in the ledger.
@Component
class AddScore implements StepKind {

  private static final int MOST = 1_000_000;

  private final Scores scores;

  AddScore(Scores scores) {
    this.scores = scores;
  }

  @Override
  public String kind() {
    return "score.add";
  }

  @Override
  public List<Fault> check(ObjectNode params) {
    List<Fault> faults = new ArrayList<>();
    var points = params.path("points");
    if (!points.isIntegralNumber() || Math.abs(points.asLong(0)) > MOST || points.asLong(0) == 0) {
      faults.add(Fault.at("/points", "badPoints", "Points are a whole number other than 0."));
    }
    Texts.fault("/reason", params.path("reason").asString(""), 1_000).ifPresent(faults::add);
    return faults;
  }

  @Override
  public boolean isForManyFlows() {
    return true;
  }

  @Override
  public List<Outcome> perform(List<StepCall> calls) {
    scores.add(
        calls.stream()
            .map(
                c ->
                    new Scores.Points(
                        c.personId(),
                        c.params().path("points").asInt(0),
                        c.params().path("reason").asString(c.reason()),
                        c.key(),
                        c.acting().actor().name()))
            .toList());
    return calls.stream().<Outcome>map(_ -> new Outcome.Done()).toList();
  }
}
