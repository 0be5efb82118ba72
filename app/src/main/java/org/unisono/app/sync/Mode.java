package org.unisono.app.sync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which ways a stream is armed.
public enum Mode {
  /// Read, and say what would be written.
  WATCH,
  IN,
  OUT,
  BOTH;

  public boolean comesIn() {
    return this == IN || this == BOTH;
  }

  public boolean goesOut() {
    return this == OUT || this == BOTH;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Mode> of(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }
}
