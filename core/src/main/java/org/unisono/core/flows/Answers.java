package org.unisono.core.flows;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known, at one moment, of what was asked.
public record Answers(Map<Question, Answer> byQuestion) {

  public static final Answers NONE = new Answers(Map.of());

  public Answers {
    byQuestion = Map.copyOf(byQuestion);
  }

  public Answers with(Question question, Answer answer) {
    var more = new HashMap<>(byQuestion);
    more.put(question, answer);
    return new Answers(more);
  }

  Optional<Answer> to(Question question) {
    return Optional.ofNullable(byQuestion.get(question));
  }
}
