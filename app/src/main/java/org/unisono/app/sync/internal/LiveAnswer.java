package org.unisono.app.sync.internal;

import java.util.Map;
import org.unisono.connector.Connector;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// What the other side answers while a person waits for it.
final class LiveAnswer {

  private LiveAnswer() {}

  /// @throws Refused `refusedThere`, `notAnswered`
  static <T> T of(Connector connector, Reading<T> reading) {
    return switch (reading) {
      case Reading.Of<T>(var value) -> value;
      case Reading.Failed<T>(Trouble.AskedWrong(var _, var _, var message)) ->
          throw refused(connector, message);
      case Reading.Failed<T>(Trouble.NotSeen(var _, var message)) ->
          throw refused(connector, message);
      case Reading.Failed<T> _ ->
          throw new Refused(
              Refusal.CLASH,
              "",
              "notAnswered",
              "{system} does not answer as it should. Try again, or look at its connection.",
              Map.of("system", connector.name()));
    };
  }

  private static Refused refused(Connector connector, String message) {
    return new Refused(
        Refusal.CLASH,
        "",
        "refusedThere",
        "{system} refused it: {message}",
        Map.of("system", connector.name(), "message", message));
  }
}
