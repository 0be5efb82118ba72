package org.unisono.app.sync.internal;

import java.util.Map;
import org.unisono.connector.Trouble;

/// Trouble as a code and what its text is built from; never a secret or a body.
final class Troubles {

  private Troubles() {}

  static String code(Trouble trouble) {
    return switch (trouble) {
      case Trouble.AuthRefused _ -> "authRefused";
      case Trouble.RightsMissing _ -> "rightsMissing";
      case Trouble.Throttled(var _, var by) ->
          by == Trouble.By.BUDGET ? "budgetSpent" : "throttled";
      case Trouble.ServerFault _ -> "serverFault";
      case Trouble.Unreachable _ -> "unreachable";
      case Trouble.OtherInstance _ -> "otherInstance";
      case Trouble.NotTheVendor _ -> "notTheVendor";
      case Trouble.CursorExpired _ -> "cursorExpired";
      case Trouble.TooLarge _ -> "tooLarge";
      case Trouble.NotSeen _ -> "notSeen";
      case Trouble.AskedWrong _ -> "askedWrong";
    };
  }

  static Map<String, Object> params(Trouble trouble) {
    return switch (trouble) {
      case Trouble.AuthRefused(var code) -> Map.of("code", code);
      case Trouble.RightsMissing(var code, var message) -> Map.of("code", code, "message", message);
      case Trouble.Throttled(var until, var _) -> Map.of("until", until.toString());
      case Trouble.ServerFault(var status) -> Map.of("status", status);
      case Trouble.Unreachable(var cause) -> Map.of("cause", cause);
      case Trouble.OtherInstance(var known, var found) -> Map.of("known", known, "found", found);
      case Trouble.NotTheVendor(var status) -> Map.of("status", status);
      case Trouble.CursorExpired _ -> Map.of();
      case Trouble.TooLarge(var most) -> Map.of("most", most);
      case Trouble.NotSeen(var code, var message) -> Map.of("code", code, "message", message);
      case Trouble.AskedWrong(var code, var field, var message) ->
          Map.of("code", code, "field", field == null ? "" : field, "message", message);
    };
  }
}
