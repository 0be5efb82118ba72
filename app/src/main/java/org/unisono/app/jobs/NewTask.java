package org.unisono.app.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A task to be added.
///
/// @param due not before; null: at once
/// @param dedupe while a task of this kind and word waits, another is not added
public record NewTask(
    String kind, Lane lane, JsonNode payload, @Nullable Instant due, @Nullable String dedupe) {

  public static NewTask of(String kind, Lane lane, JsonNode payload) {
    return new NewTask(kind, lane, payload, null, null);
  }

  public NewTask dueAt(Instant instant) {
    return new NewTask(kind, lane, payload, instant, dedupe);
  }

  public NewTask onceFor(String word) {
    return new NewTask(kind, lane, payload, due, word);
  }
}
