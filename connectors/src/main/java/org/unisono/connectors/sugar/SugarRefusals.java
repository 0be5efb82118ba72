package org.unisono.connectors.sugar;

import java.util.stream.Collectors;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// SugarCRM's refusals.
final class SugarRefusals {

  private static final long HALF_A_MINUTE = 30;

  /// By which [org.unisono.connectors.writing.Results] knows what may pass.
  private static final String MAY_PASS = "INTERNAL_ERROR";

  private SugarRefusals() {}

  static Snag of(Verb verb, Answer answer, Wire wire) {
    var body = Json.of(verb, answer);
    return switch (answer.status()) {
      case 401 -> new Stuck(new Trouble.AuthRefused(Json.text(body, "error")));
      case 403 ->
          new Stuck(
              new Trouble.RightsMissing(
                  Json.text(body, "error"), Json.text(body, "error_message")));
      case 429 -> throttled(answer, wire);
      default -> denied(answer.status(), body);
    };
  }

  private static Snag throttled(Answer answer, Wire wire) {
    var until = wire.clock().instant().plusSeconds(answer.retryAfter(HALF_A_MINUTE));
    wire.budget().closeUntil(until);
    return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
  }

  /// Also for one answer of a bulk. A record that was changed meanwhile is read and weighed
  /// again, so that its refusal may pass, as a failure of theirs may.
  static Denied denied(int status, JsonNode body) {
    var code = Json.text(body, "error");
    boolean passes = status >= 500 || code.equals("edit_conflict");
    return new Denied(status, passes ? MAY_PASS : code, null, message(body.path("error_message")));
  }

  /// A text, or texts by field.
  private static String message(JsonNode message) {
    if (!message.isObject()) {
      return message.isMissingNode() || message.isNull() ? "" : message.asString("");
    }
    return message.properties().stream()
        .map(e -> e.getKey() + ": " + texts(e.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String texts(JsonNode texts) {
    return texts.isArray()
        ? texts.valueStream().map(t -> t.asString("")).collect(Collectors.joining(", "))
        : texts.asString("");
  }
}
