package org.unisono.connectors.pardot;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// What Account Engagement's numbers mean.
final class Refusals {
  /// Five calls at once are the most; one of them ends soon.
  private static final Duration CONCURRENT = Duration.ofSeconds(10);

  /// The calls of a day are spent; nothing tells in which zone the account's day ends.
  private static final Duration SPENT = Duration.ofMinutes(30);

  private static final Duration COOL_DOWN = Duration.ofMinutes(5);

  /// No permission, access denied, an address that is not let in, API access that is off, and a
  /// folder that is not theirs. The status is 405 more often than 403.
  private static final Set<String> RIGHTS = Set.of("46", "49", "53", "76", "96");

  /// The header of the business unit: missing, malformed, or of none that there is.
  private static final Set<String> UNIT = Set.of("181", "182", "201");

  private static final Pattern FIELD =
      Pattern.compile("(?i)field[^A-Za-z]{0,3}\\W*(?:name)?\\W*([A-Za-z][A-Za-z0-9_]{0,99})");

  private Refusals() {}

  /// A token that is dead, or a business unit that is missing, which is plain text.
  static Snag locked(Answer answer) {
    return isAboutRights(answer)
        ? new Stuck(new Trouble.RightsMissing(number(answer), Json.text(told(answer), "message")))
        : new Stuck(new Trouble.AuthRefused(number(answer)));
  }

  /// Whether another token would not help: the number says that the user may not, under whichever
  /// status it comes.
  static boolean isAboutRights(Answer answer) {
    return RIGHTS.contains(number(answer));
  }

  private static String number(Answer answer) {
    return Json.text(told(answer), "code");
  }

  private static JsonNode told(Answer answer) {
    boolean told = answer.body().stripLeading().startsWith("{");
    return told ? Json.of(Verb.READS, answer) : Json.object();
  }

  static Snag of(Answer answer, JsonNode body, Wire wire) {
    var code = Json.text(body, "code");
    var message = Json.text(body, "message");
    var now = wire.clock().instant();
    if (RIGHTS.contains(code)) {
      return new Stuck(new Trouble.RightsMissing(code, message));
    }
    if (UNIT.contains(code)) {
      return new Stuck(new Trouble.AuthRefused(code));
    }
    return switch (code) {
      case "66" -> throttled(wire, now.plusSeconds(answer.retryAfter(CONCURRENT.toSeconds())));
      case "122" -> throttled(wire, now.plusSeconds(answer.retryAfter(SPENT.toSeconds())));
      default ->
          switch (answer.status()) {
            case 403 -> new Stuck(new Trouble.RightsMissing(code, message));
            case 429 -> throttled(wire, now.plusSeconds(answer.retryAfter(COOL_DOWN.toSeconds())));
            default -> denied(answer.status(), code, message);
          };
    };
  }

  private static Snag throttled(Wire wire, Instant until) {
    wire.budget().closeUntil(until);
    return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
  }

  private static Denied denied(int status, String code, String message) {
    var field = FIELD.matcher(message);
    return new Denied(status, code, field.find() ? field.group(1) : null, message);
  }
}
