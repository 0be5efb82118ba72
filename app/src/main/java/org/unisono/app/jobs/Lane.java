package org.unisono.app.jobs;

import java.util.Locale;

/// Work of one lane never waits behind work of another.
public enum Lane {
  /// Somebody is waiting: the second it happens.
  INTERACTIVE,
  /// Much of it, and nobody waits for one item: imports, batches.
  BULK,
  /// Chores.
  BACKGROUND;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
