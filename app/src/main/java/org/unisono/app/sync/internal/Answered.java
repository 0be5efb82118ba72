package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Trouble;

/// What the answer to a push means for the record.
sealed interface Answered {

  /// It stands; this is how it reads there now.
  record Stands(RemoteRecord record, List<Parts.Part> parts, boolean changed) implements Answered {}

  /// It will not be taken: the other side keeps its own, and it is not tried again by itself.
  record Refused(String code, @Nullable String field, String message) implements Answered {}

  /// Something else is there by now: merge again.
  record Again() implements Answered {}

  /// It is not known, or could not be sent: it stays as it is until the next run.
  record Later(@Nullable String inDoubt) implements Answered {}

  /// Keeps what was read on the way, notes trouble.
  static Answered of(Line line, PushResult result, MirrorStore mirror) {
    return switch (result) {
      case PushResult.Written(var record, var effect, var parts) ->
          new Stands(record, parts, effect != PushResult.Effect.UNCHANGED);
      case PushResult.Projected(var record, var effect, var _) ->
          new Stands(record, List.of(), effect != PushResult.Effect.UNCHANGED);
      case PushResult.Refused(var code, var field, var message) ->
          new Refused(code, field, message);
      case PushResult.Moved(var now) -> {
        mirror.put(line.id(), List.of(ReadStreams.seen(line, now)));
        yield new Again();
      }
      case PushResult.MergedInto(var ref, var into) -> {
        mirror.moved(line.id(), Map.of(ref, into), "merged");
        yield new Again();
      }
      case PushResult.Gone(var ref) ->
          new Refused(
              "goneThere", null, "The record is not there, or may not be seen: " + ref.id());
      case PushResult.InDoubt(var marker) -> new Later(marker == null ? "noAnswer" : null);
      case PushResult.Throttled(var until) -> {
        line.met(new Trouble.Throttled(until, Trouble.By.VENDOR));
        yield new Later(null);
      }
      case PushResult.AuthLost(var code) -> {
        line.met(new Trouble.AuthRefused(code));
        yield new Later(null);
      }
      case PushResult.NotSent(var trouble) -> {
        line.met(trouble);
        yield new Later(null);
      }
    };
  }
}
