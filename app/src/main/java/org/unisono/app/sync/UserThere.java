package org.unisono.app.sync;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who works with another system, and which user of ours that is.
///
/// @param id theirs
/// @param name as people there know them
/// @param address of e-mail; empty where it is not told
/// @param active whether they may be given a campaign there
/// @param userId ours; null where nobody of us is meant
/// @param decidedBy null where the addresses were compared
public record UserThere(
    String id,
    String name,
    String address,
    boolean active,
    Decision decision,
    @Nullable UUID userId,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /// How it is known who it is.
  public enum Decision {
    /// Who has the same address here, if anybody has.
    ADDRESS,
    /// Somebody has said who.
    OURS,
    /// Somebody has said that it is nobody of us.
    NOBODY;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Decision> of(@Nullable String word) {
      return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }
  }
}
