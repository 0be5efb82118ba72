package org.unisono.app.campaigns;

import java.util.Locale;

/// Whether a member is in the campaign now.
public enum Standing {
  /// Waits for the person's active campaign of the group to end.
  QUEUED,
  ACTIVE,
  /// With a reason: moved, removed, completed, …
  ENDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
