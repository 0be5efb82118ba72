package org.unisono.app.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A task to be added.
///
/// @param due not before; null: at once
/// @param dedupe while a task of this kind and word stands, another is not added
/// @param stands how long it does
public record NewTask(
    String kind,
    Lane lane,
    JsonNode payload,
    @Nullable Instant due,
    @Nullable String dedupe,
    Stands stands) {

  /// How long a task stands for others of its kind and word.
  public enum Stands {
    /// What happens while it runs asks for another one.
    UNTIL_BEGUN,
    UNTIL_DONE
  }

  public static NewTask of(String kind, Lane lane, JsonNode payload) {
    return new NewTask(kind, lane, payload, null, null, Stands.UNTIL_DONE);
  }

  public NewTask dueAt(Instant instant) {
    return new NewTask(kind, lane, payload, instant, dedupe, stands);
  }

  /// None other of this word is added until it is done.
  public NewTask onceFor(String word) {
    return new NewTask(kind, lane, payload, due, word, Stands.UNTIL_DONE);
  }

  /// None other of this word is added until it has begun.
  public NewTask gatheredFor(String word) {
    return new NewTask(kind, lane, payload, due, word, Stands.UNTIL_BEGUN);
  }
}
