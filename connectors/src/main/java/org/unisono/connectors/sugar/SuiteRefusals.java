package org.unisono.connectors.sugar;

import java.util.regex.Pattern;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;

/// SuiteCRM's refusals: 400 for nearly everything, told apart by their text alone.
final class SuiteRefusals {

  /// By which [org.unisono.connectors.writing.Results] knows what may pass.
  static final String MAY_PASS = "INTERNAL_ERROR";

  static final String EXISTS = "alreadyExists";
  private static final long HALF_A_MINUTE = 30;
  private static final Pattern FIELD = Pattern.compile("^Property (\\w+) in ");

  private static final Pattern NO_RIGHTS =
      Pattern.compile("(?i)access denied|does not have access");

  /// A record; what is said of a field in a question begins otherwise.
  private static final Pattern MISSING =
      Pattern.compile("^(?!Filter|Sort|The following).* is not found");

  private SuiteRefusals() {}

  static Snag of(Verb verb, Answer answer, Wire wire) {
    if (answer.status() == 429) {
      var until = wire.clock().instant().plusSeconds(answer.retryAfter(HALF_A_MINUTE));
      wire.budget().closeUntil(until);
      return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
    }
    var body = Json.of(verb, answer);
    var detail = Json.text(body.path("errors"), "detail");
    if (answer.status() == 401) {
      return new Stuck(new Trouble.AuthRefused(Json.text(body, "error")));
    }
    if (answer.status() == 403 || NO_RIGHTS.matcher(detail).find()) {
      return new Stuck(new Trouble.RightsMissing("accessDenied", detail));
    }
    if (MISSING.matcher(detail).find()) {
      return new Denied(404, "notFound", null, detail);
    }
    if (detail.contains("already exist")) {
      return new Denied(400, EXISTS, null, detail);
    }
    // A deadlock or a lost connection of theirs: it may pass.
    if (detail.startsWith("Database failure")) {
      return new Denied(400, MAY_PASS, null, detail);
    }
    var field = FIELD.matcher(detail);
    return new Denied(
        answer.status(), "refusedThere", field.find() ? field.group(1) : null, detail);
  }
}
