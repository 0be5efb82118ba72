package org.unisono.app.people;

import java.util.Locale;

/// What holds for an address and a purpose.
public enum ConsentState {
  /// Somebody said yes, and nothing stricter holds.
  GRANTED,
  /// An opt-out holds: for the purpose itself, or for all marketing.
  DENIED,
  /// Nobody has said anything.
  UNKNOWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
