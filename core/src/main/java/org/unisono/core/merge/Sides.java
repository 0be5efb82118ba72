package org.unisono.core.merge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Both sides of one field, now and at the last agreement.
///
/// @param base null when the two were never joined
/// @param oursAt when ours was changed; null when that is not known
/// @param theirsAt when theirs was changed; null unless the connector declares times per field
public record Sides(
    @Nullable Agreement base,
    Image ours,
    Image theirs,
    @Nullable Instant oursAt,
    @Nullable Instant theirsAt) {

  public static Sides of(@Nullable Agreement base, Image ours, Image theirs) {
    return new Sides(base, ours, theirs, null, null);
  }
}
