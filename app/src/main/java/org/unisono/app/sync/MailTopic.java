package org.unisono.app.sync;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people can opt out of in another system, and which topic of ours it is.
///
/// @param id theirs
/// @param name as people there know it
/// @param topic ours; null unless it has been found to be one of ours
/// @param decidedBy null where the names were the same
public record MailTopic(
    String id,
    String name,
    Decision decision,
    @Nullable String topic,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /// What has been said of it.
  public enum Decision {
    /// Nothing yet: mail to those who have opted out of it waits.
    OPEN,
    /// It is one of ours: opt-outs travel both ways.
    OURS,
    /// It is none of ours: opt-outs of it are kept, and hold nothing.
    APART;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Decision> of(@Nullable String word) {
      return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }
  }
}
