package org.unisono.core.flows;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;

/// The answers that are there, and the questions that turned up without one.
final class Known {

  private final Answers answers;
  private final Set<Question> open = new LinkedHashSet<>();

  Known(Answers answers) {
    this.answers = answers;
  }

  boolean lacks() {
    return !open.isEmpty();
  }

  Set<Question> open() {
    return Set.copyOf(open);
  }

  /// False also when it is not known; then [#lacks].
  boolean holds(Rule rule) {
    return isTrue(new Question.Holds(rule));
  }

  boolean isTrue(Question question) {
    return look(question) instanceof Answer.Truth(var holds) && holds;
  }

  /// Null when it is not known.
  Answer.@Nullable Found value(FieldRef field) {
    return look(new Question.ValueOf(field)) instanceof Answer.Found found ? found : null;
  }

  /// Null when it is not known.
  Answer.@Nullable Result outcome(ActionKey key) {
    return look(new Question.OutcomeOf(key)) instanceof Answer.Result result ? result : null;
  }

  /// @throws IllegalArgumentException when the answer does not fit the question
  private @Nullable Answer look(Question question) {
    var answer = answers.to(question).orElse(null);
    if (answer == null) {
      open.add(question);
      return null;
    }
    boolean fits =
        switch (question) {
          case Question.Holds _, Question.Happened _ -> answer instanceof Answer.Truth;
          case Question.ValueOf _ -> answer instanceof Answer.Found;
          case Question.OutcomeOf _ -> answer instanceof Answer.Result;
        };
    if (!fits) {
      throw new IllegalArgumentException(answer + " does not answer " + question);
    }
    return answer;
  }
}
