package org.unisono.connectors.marketo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
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

/// What Marketo's codes mean.
final class Refusals {
  /// A status that the ladder does not lead to from where the member is.
  static final String ALREADY_PAST = "1037";

  private static final Duration WINDOW = Duration.ofSeconds(20);
  // Too many at once, and so for all tries: others keep the account busy.
  private static final Duration CROWD = Duration.ofSeconds(30);
  // The day's quota begins anew at midnight there.
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
  private static final Set<String> THEIR_FAULT =
      Set.of("500", "502", "604", "608", "611", "614", "713", "719");
  private static final Pattern FIELD = Pattern.compile("[Ff]ield '([A-Za-z0-9_]{1,100})'");

  private Refusals() {}

  static String code(JsonNode body) {
    return Json.text(body.path("errors").path(0), "code");
  }

  static Snag of(Verb verb, Answer answer, JsonNode body, Wire wire) {
    var code = code(body);
    var message = Json.text(body.path("errors").path(0), "message");
    if (THEIR_FAULT.contains(code)) {
      return Wire.trouble(verb, new Trouble.ServerFault(answer.status()));
    }
    return switch (code) {
      case "601", "602" -> new Stuck(new Trouble.AuthRefused(code));
      case "603" -> new Stuck(new Trouble.RightsMissing(code, message));
      case "606" -> throttled(wire, wire.clock().instant().plus(WINDOW));
      case "615" -> throttled(wire, wire.clock().instant().plus(CROWD));
      case "607" -> throttled(wire, tomorrow(wire));
      case "" -> Wire.trouble(verb, new Trouble.NotTheVendor(answer.status()));
      default -> denied(code, message);
    };
  }

  private static Instant tomorrow(Wire wire) {
    var today = wire.clock().instant().atZone(CENTRAL).toLocalDate();
    return today.plusDays(1).atStartOfDay(CENTRAL).toInstant();
  }

  private static Snag throttled(Wire wire, Instant until) {
    wire.budget().closeUntil(until);
    return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
  }

  /// In the words that files carry where calls carry codes.
  static Denied inWords(String reason) {
    boolean isPast = reason.contains("already in or past");
    return denied(isPast ? ALREADY_PAST : "importFailed", reason);
  }

  private static Denied denied(String code, String message) {
    var field = FIELD.matcher(message);
    boolean missing = code.equals("610") || code.equals("702") || code.equals("1013");
    return new Denied(missing ? 404 : 400, code, field.find() ? field.group(1) : null, message);
  }

  /// Why one record of a batch was skipped; empty where it was taken.
  static Optional<Denied> skipped(JsonNode row) {
    if (!Json.text(row, "status").equals("skipped")) {
      return Optional.empty();
    }
    var reason = row.path("reasons").path(0);
    return Optional.of(denied(Json.text(reason, "code"), Json.text(reason, "message")));
  }
}
