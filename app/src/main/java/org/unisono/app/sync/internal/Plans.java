package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.app.sync.internal.PlanReport.Step;
import org.unisono.connector.Stream;
import tools.jackson.databind.ObjectMapper;

/// Plans as they are kept with what is pending.
@Component
class Plans {

  private final ObjectMapper json;

  Plans(ObjectMapper json) {
    this.json = json;
  }

  String write(List<Step> steps) {
    return json.writeValueAsString(steps);
  }

  static Step step(
      Stream stream,
      String direction,
      String verb,
      @Nullable UUID campaign,
      @Nullable UUID twin,
      List<FieldWrite> changes) {
    return new Step(Words.of(stream), direction, verb, campaign, twin, changes);
  }
}
