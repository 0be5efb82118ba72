package org.unisono.connectors.hubspot;

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

/// HubSpot's refusals.
final class Refusals {

  // "Property values were not valid: [{…}]": the detail stands as JSON inside the message.
  private static final Pattern ERROR = Pattern.compile("\"error\":\"([A-Z_]{1,60})\"");
  private static final Pattern NAME = Pattern.compile("\"name\":\"([a-z0-9_]{1,100})\"");

  private Refusals() {}

  static Snag of(Verb verb, Answer answer, Wire wire) {
    var body = Json.of(verb, answer);
    var category = Json.text(body, "category");
    return switch (answer.status()) {
      case 401 -> new Stuck(new Trouble.AuthRefused(category));
      case 403 -> new Stuck(new Trouble.RightsMissing(category, Json.text(body, "message")));
      case 429 -> throttled(body, answer, wire);
      default -> denied(answer.status(), body);
    };
  }

  private static Snag throttled(JsonNode body, Answer answer, Wire wire) {
    long window =
        switch (Json.text(body, "policyName")) {
          case "DAILY" -> 900;
          case "SECONDLY" -> 1;
          default -> 10;
        };
    long seconds = answer.retryAfter(window);
    var until = wire.clock().instant().plusSeconds(seconds);
    wire.budget().closeUntil(until);
    return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
  }

  /// Also for one entry of a batch's `errors`.
  static Denied denied(int status, JsonNode error) {
    var message = Json.text(error, "message");
    var code = ERROR.matcher(message);
    var name = NAME.matcher(message);
    return new Denied(
        status,
        code.find() ? code.group(1) : Json.text(error, "category"),
        name.find() ? name.group(1) : null,
        message);
  }
}
