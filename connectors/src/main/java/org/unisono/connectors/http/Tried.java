package org.unisono.connectors.http;

import java.util.function.Supplier;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Snag.Unclear;

/// The border of a connector, where a [Snag] becomes a value.
public final class Tried {

  private static final int NOT_FOUND = 404;

  private Tried() {}

  public static <T> Reading<T> reading(Supplier<T> work) {
    try {
      return Reading.of(work.get());
    } catch (Snag snag) {
      return new Reading.Failed<>(trouble(snag));
    }
  }

  public static Trouble trouble(Snag snag) {
    return switch (snag) {
      case Stuck stuck -> stuck.trouble();
      case Unclear unclear -> unclear.trouble();
      case Denied denied when denied.status() == NOT_FOUND ->
          new Trouble.NotSeen(denied.code(), denied.text());
      case Denied denied -> new Trouble.AskedWrong(denied.code(), denied.field(), denied.text());
    };
  }

  /// What a push came to when nothing was written.
  public static PushResult notWritten(Trouble trouble) {
    return switch (trouble) {
      case Trouble.AuthRefused(var code) -> new PushResult.AuthLost(code);
      case Trouble.Throttled(var until, var _) -> new PushResult.Throttled(until);
      case Trouble.RightsMissing(var code, var message) ->
          new PushResult.Refused(code, null, message);
      case Trouble.NotSeen(var code, var message) -> new PushResult.Refused(code, null, message);
      case Trouble.AskedWrong(var code, var field, var message) ->
          new PushResult.Refused(code, field, message);
      case Trouble.ServerFault _,
          Trouble.Unreachable _,
          Trouble.NotTheVendor _,
          Trouble.CursorExpired _,
          Trouble.OtherInstance _,
          Trouble.TooLarge _ ->
          new PushResult.NotSent(trouble);
    };
  }
}
