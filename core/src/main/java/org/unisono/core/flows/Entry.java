package org.unisono.core.flows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Span;

/// How a person comes into a flow. One person has one run at a time in a flow.
///
/// @param triggers any of them starts a run
/// @param audience who is taken in as a batch; null when only triggers do
/// @param suppress who is kept out, and taken out of a run; null when nobody
public record Entry(
    List<Trigger> triggers, @Nullable Rule audience, Again again, @Nullable Rule suppress) {

  public Entry {
    triggers = List.copyOf(triggers);
  }

  /// Whether a person whose run is over may come in again.
  public sealed interface Again {
    record Once() implements Again {}

    record Always() implements Again {}

    /// When this long has passed since the last run began.
    record Every(Span span) implements Again {}
  }
}
