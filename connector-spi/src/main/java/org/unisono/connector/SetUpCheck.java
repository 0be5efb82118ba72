package org.unisono.connector;

import java.util.List;

/// One step of the guided set-up and how it went.
///
/// @param step code of the step: `reach`, `logIn`, `read`, `write`, `marker`,
///     `automations`
/// @param cause code of the cause when it failed, such as `wrongCredentials`, `wrongInstance`,
///     `rightsMissing`, `markerFieldMissing`; empty when it passed
/// @param details names the cause needs, such as missing fields or scopes; never secrets
public record SetUpCheck(String step, Verdict verdict, String cause, List<String> details) {

  public SetUpCheck {
    details = List.copyOf(details);
  }

  /// How a step went.
  public enum Verdict {
    PASSED,
    FAILED,
    /// It works without, with less; the cause says what is missing.
    WARNED,
    /// A step before it failed.
    NOT_TRIED
  }

  public static SetUpCheck passed(String step) {
    return new SetUpCheck(step, Verdict.PASSED, "", List.of());
  }

  public static SetUpCheck failed(String step, String cause, List<String> details) {
    return new SetUpCheck(step, Verdict.FAILED, cause, details);
  }

  public static SetUpCheck warned(String step, String cause, List<String> details) {
    return new SetUpCheck(step, Verdict.WARNED, cause, details);
  }

  public static SetUpCheck notTried(String step) {
    return new SetUpCheck(step, Verdict.NOT_TRIED, "", List.of());
  }
}
