package org.unisono.connectors.dynamics;

import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// What the Web API's refusals mean.
final class Refusals {
  /// A delta token that is too old.
  private static final String EXPIRED = "0x80044352";
  /// Service protection looks back over five minutes.
  private static final long COOL_DOWN = 300;

  private Refusals() {}

  static Snag of(Verb verb, Answer answer, Wire wire) {
    if (answer.status() == 429) {
      var until = wire.clock().instant().plusSeconds(answer.retryAfter(COOL_DOWN));
      wire.budget().closeUntil(until);
      return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
    }
    if (answer.status() == 401) {
      return new Stuck(new Trouble.AuthRefused("401"));
    }
    var error = Json.of(verb, answer).path("error");
    var code = Json.text(error, "code");
    if (answer.status() == 403) {
      return new Stuck(new Trouble.RightsMissing(code, Json.text(error, "message")));
    }
    return code.equalsIgnoreCase(EXPIRED)
        ? new Stuck(new Trouble.CursorExpired())
        : denied(answer.status(), error);
  }

  /// Of one part of a batch; what may pass by itself has a code that says so.
  static Denied denied(int status, JsonNode error) {
    var message = Json.text(error, "message");
    if (status >= 500 || status == 429) {
      return new Denied(status, "SERVER_UNAVAILABLE", null, message);
    }
    return status == 412
        ? new Denied(status, "UNABLE_TO_LOCK_ROW", null, message)
        : new Denied(status, Json.text(error, "code"), null, message);
  }
}
