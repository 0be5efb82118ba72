package org.unisono.app.sync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// On which sides people may be made who are missing there. *Link only* is the default.
public enum CreatePeople {
  NONE,
  HERE,
  THERE,
  BOTH;

  public boolean here() {
    return this == HERE || this == BOTH;
  }

  public boolean there() {
    return this == THERE || this == BOTH;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CreatePeople> of(String word) {
    return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
  }
}
