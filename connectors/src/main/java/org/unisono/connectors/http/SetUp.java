package org.unisono.connectors.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unisono.connector.SetUpCheck;
import org.unisono.connector.Trouble;

/// Guided checks: each step is tried if those before it passed, and a failure is named.
public final class SetUp {

  private final List<SetUpCheck> checks = new ArrayList<>();
  private boolean stopped;

  public SetUp step(String step, Runnable attempt) {
    if (stopped) {
      checks.add(SetUpCheck.notTried(step));
      return this;
    }
    try {
      attempt.run();
      checks.add(SetUpCheck.passed(step));
    } catch (Snag snag) {
      stopped = true;
      checks.add(failed(step, Tried.trouble(snag)));
    }
    return this;
  }

  /// What works without, and is worth knowing: a failure is told, and stops nothing.
  public SetUp advice(String step, Runnable attempt) {
    step(step, attempt);
    var last = checks.getLast();
    if (last.verdict() == SetUpCheck.Verdict.FAILED) {
      stopped = false;
      checks.set(checks.size() - 1, SetUpCheck.warned(step, last.cause(), last.details()));
    }
    return this;
  }

  private static SetUpCheck failed(String step, Trouble trouble) {
    return switch (trouble) {
      case Trouble.AuthRefused(var code) -> failed(step, "wrongCredentials", code);
      case Trouble.RightsMissing(var code, var message) ->
          failed(step, "rightsMissing", code, message);
      case Trouble.NotTheVendor _ -> failed(step, "wrongInstance");
      case Trouble.Unreachable(var cause) -> failed(step, "unreachable", cause);
      case Trouble.Throttled(var until, var _) -> failed(step, "throttled", until.toString());
      case Trouble.ServerFault(int status) -> failed(step, "serverFault", String.valueOf(status));
      case Trouble.NotSeen(var code, var message) -> failed(step, code, message);
      case Trouble.AskedWrong(var code, var field, var message) ->
          failed(step, code, field == null ? "" : field, message);
      case Trouble.CursorExpired _, Trouble.TooLarge _, Trouble.OtherInstance _ ->
          failed(step, "wrongInstance");
    };
  }

  private static SetUpCheck failed(String step, String cause, String... details) {
    return SetUpCheck.failed(step, cause, Stream.of(details).filter(d -> !d.isEmpty()).toList());
  }

  public List<SetUpCheck> checks() {
    return List.copyOf(checks);
  }
}
