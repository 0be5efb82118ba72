package org.unisono.app.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a map would make of one real record.
///
/// @param id theirs
/// @param record what it is called
/// @param localId ours; null when it has no counterpart here
/// @param ours values by our name; null for a blank
/// @param theirs values by their name; what cannot be seen is left out
public record MapSample(
    String id,
    String record,
    @Nullable UUID localId,
    Map<String, @Nullable String> ours,
    Map<String, @Nullable String> theirs,
    List<Effect> effects) {

  /// @param there our value as it would stand there; null when nothing would be written
  /// @param here their value as it would stand here; null when nothing would be taken
  /// @param lostThere shortened, noDecimals or noEquivalent; null when nothing is lost
  /// @param lostHere noTime, noDecimals or noEquivalent
  public record Effect(
      String ours,
      @Nullable String there,
      @Nullable String here,
      @Nullable String lostThere,
      @Nullable String lostHere) {}
}
