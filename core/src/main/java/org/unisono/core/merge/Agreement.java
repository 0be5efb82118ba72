package org.unisono.core.merge;

import org.jspecify.annotations.Nullable;

/// The base of a merge: what each side showed when they last agreed.
///
/// @param given what we last wrote there, while it has not been seen there; it may still turn up,
///     as some systems show a write late. Null when nothing is outstanding.
public record Agreement(Image ours, Image theirs, @Nullable Image given) {

  public static Agreement of(Image ours, Image theirs) {
    return new Agreement(ours, theirs, null);
  }

  /// Whether our side shows something else by now.
  public boolean hasOursMoved(Image now) {
    return !now.equals(ours);
  }

  /// Whether their side shows something else by now; our own write that comes late is no move.
  public boolean hasTheirsMoved(Image now) {
    return !now.equals(theirs) && !Echo.isOf(given, now);
  }
}
