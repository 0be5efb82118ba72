package org.unisono.core.rules;

import java.util.Locale;

/// Where a membership stands: waiting to be admitted, in, or over.
public enum Standing {
  QUEUED,
  ACTIVE,
  ENDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
