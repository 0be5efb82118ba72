package org.unisono.connectors.activecampaign;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// What the vendor's refusals mean. Their bodies vary: a message, errors with titles, texts.
final class Refusals {
  private static final long A_SECOND = 1;

  private Refusals() {}

  static Snag of(Answer answer, JsonNode body, Wire wire, BooleanSupplier keyIsGood) {
    return switch (answer.status()) {
      case 401 -> new Stuck(new Trouble.AuthRefused("401"));
      case 403 ->
          new Stuck(
              keyIsGood.getAsBoolean()
                  ? new Trouble.RightsMissing("403", message(body))
                  : new Trouble.AuthRefused("403"));
      case 429 -> throttled(answer, wire);
      default -> denied(answer.status(), body);
    };
  }

  private static Snag throttled(Answer answer, Wire wire) {
    var until = wire.clock().instant().plusSeconds(answer.retryAfter(A_SECOND));
    wire.budget().closeUntil(until);
    return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
  }

  private static Denied denied(int status, JsonNode body) {
    var error = body.path("errors").path(0);
    var code = Json.text(error, "code");
    return new Denied(
        status, code.isEmpty() ? String.valueOf(status) : code, field(error), message(body));
  }

  private static @Nullable String field(JsonNode error) {
    var pointer = Json.text(error.path("source"), "pointer");
    return pointer.isEmpty() ? null : pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static String message(JsonNode body) {
    var error = body.path("errors").path(0);
    if (error.isObject()) {
      return Json.text(error, "title");
    }
    return error.isMissingNode() ? Json.text(body, "message") : error.asString("");
  }
}
