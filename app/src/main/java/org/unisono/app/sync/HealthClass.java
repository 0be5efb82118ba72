package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// All that is wrong with a stream for one reason.
///
/// @param key names the class among those of its stream, such as `held.refusedThere.DUPLICATES`
/// @param kind call (a call was not answered as it should), field (a field does not travel any
///     more), or the kind of the items that are open in the inbox
/// @param code key of the text
/// @param params what the text is built from
/// @param answer the other side's own code for it
/// @param count records that are affected and wait; 0 where no single one is
/// @param times runs that have met it; null where it is not met anew each time
/// @param nextAt when it is tried again by itself; null when that takes a person
/// @param streams which it stops, where it is one cause for several; else empty
/// @param way where a person mends it: account, rights (over there), maps, inbox, or none, when it
///     passes by itself
public record HealthClass(
    String key,
    String kind,
    String code,
    JsonNode params,
    @Nullable String answer,
    int count,
    @Nullable Integer times,
    Instant firstAt,
    Instant lastAt,
    @Nullable Instant nextAt,
    List<String> streams,
    String way) {

  /// The same, which another stream has met too.
  public HealthClass with(HealthClass other) {
    var most =
        times == null || other.times == null ? null : Integer.valueOf(Math.max(times, other.times));
    return new HealthClass(
        key,
        kind,
        code,
        params,
        answer,
        count + other.count,
        most,
        firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
        lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt,
        nextAt == null ? other.nextAt : nextAt,
        streams,
        way);
  }

  public HealthClass stopping(List<String> streams) {
    return new HealthClass(
        key, kind, code, params, answer, count, times, firstAt, lastAt, nextAt, streams, way);
  }
}
