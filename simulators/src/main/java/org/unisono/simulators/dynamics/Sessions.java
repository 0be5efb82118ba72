package org.unisono.simulators.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.SimulatedClock;

/// Entra ID's tokens for one registered application.
final class Sessions {
  static final String TENANT = "7a1c3c0e-5f2d-4a40-9b64-0f7f2c1f9d11";
  static final String CLIENT_ID = "3f0d2f0a-93f4-4f4b-8a53-6d0f1b6f7c22";
  static final String CLIENT_SECRET = "simulated-secret";
  private static final Duration LIFE = Duration.ofSeconds(3_599);

  final ClientAssertion assertion = new ClientAssertion();
  private final SimulatedClock clock;
  private final Map<String, Instant> ends = new HashMap<>();

  Sessions(SimulatedClock clock) {
    this.clock = clock;
  }

  Reply logIn(Request request) {
    var form = request.form();
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refused(400, "unsupported_grant_type", 70003, "The grant type is not supported.");
    }
    if (!CLIENT_ID.equals(form.get("client_id"))) {
      return refused(400, "unauthorized_client", 700016, "The application was not found.");
    }
    boolean asserts = ClientAssertion.TYPE.equals(form.get("client_assertion_type"));
    if (asserts
        && !assertion.isGood(
            form.getOrDefault("client_assertion", ""), request.path(), clock.instant())) {
      return refused(
          401, "invalid_client", 700027, "The certificate used to sign the assertion is unknown.");
    }
    if (!asserts && !CLIENT_SECRET.equals(form.get("client_secret"))) {
      return refused(401, "invalid_client", 7000215, "Invalid client secret provided.");
    }
    if (!form.getOrDefault("scope", "").endsWith("/.default")) {
      return refused(400, "invalid_scope", 70011, "The provided value for scope is not valid.");
    }
    return Reply.ok(
        Json.object()
            .put("token_type", "Bearer")
            .put("expires_in", LIFE.toSeconds())
            .put("ext_expires_in", LIFE.toSeconds())
            .put("access_token", token()));
  }

  private static Reply refused(int status, String error, int code, String text) {
    var body = Json.object().put("error", error);
    body.put("error_description", "AADSTS" + code + ": " + text);
    body.putArray("error_codes").add(code);
    return Reply.json(status, body);
  }

  String token() {
    var token = UUID.randomUUID() + "." + UUID.randomUUID();
    ends.put(token, clock.instant().plus(LIFE));
    return token;
  }

  void expireAll() {
    ends.clear();
  }

  boolean accepts(String token) {
    var end = ends.get(token);
    return end != null && clock.instant().isBefore(end);
  }
}
