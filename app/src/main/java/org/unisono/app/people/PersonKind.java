package org.unisono.app.people;

import java.util.Locale;

/// What a person is for sales. Changed only by promotion, or because another system says so.
public enum PersonKind {
  LEAD,
  CONTACT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PersonKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
