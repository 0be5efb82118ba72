package org.unisono.app.people;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a person is for sales. Changed only by promotion, or because another system says so.
public enum PersonKind {
  LEAD,
  CONTACT;

  /// The word in JSON and in tables.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PersonKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
