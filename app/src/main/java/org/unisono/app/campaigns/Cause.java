package org.unisono.app.campaigns;

import java.util.List;
import java.util.Locale;

/// What made a member. The cause decides, whatever carried it.
public enum Cause {
  /// Added in the interface or by the API.
  MANUAL,
  /// A row of a file.
  IMPORT,
  /// A list, a segment, a batch.
  RULE,
  /// Something the person did.
  BEHAVIOUR,
  /// Another system that does not say.
  UNKNOWN;

  /// Every cause.
  public static final List<Cause> ALL = List.of(values());

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
