package org.unisono.app.fields;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a validation rule is asked about.
public enum RuleSubject {
  CAMPAIGN,
  MEMBER;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RuleSubject> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
