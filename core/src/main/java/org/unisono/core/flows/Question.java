package org.unisono.core.flows;

import java.time.Instant;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;

/// What the interpreter must know to go on; about the run's person, now.
public sealed interface Question {

  /// Answered by [Answer.Truth].
  record Holds(Rule rule) implements Question {}

  /// Has this happened after `since`? That very instant is excluded, so that one click does not
  /// end two waits that follow each other. Answered by [Answer.Truth].
  record Happened(Trigger trigger, Instant since) implements Question {}

  /// Answered by [Answer.Found].
  record ValueOf(FieldRef field) implements Question {}

  /// Answered by [Answer.Result].
  record OutcomeOf(ActionKey key) implements Question {}
}
