package org.unisono.connectors.salesforce;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls under one session, which is renewed once when Salesforce ends it.
final class SalesforceApi {

  /// Salesforce does not say when its limit, which rolls over 24 hours, opens again.
  private static final Duration COOL_DOWN = Duration.ofMinutes(5);

  private static final int NOT_FOUND = 404;
  private static final Pattern OBJECT =
      Pattern.compile("/sobjects/\\w+/(describe|deleted|updated)\\b.*");
  private static final Pattern USAGE = Pattern.compile("api-usage=(\\d{1,12})/(\\d{1,12})");

  private final Wire wire;
  private final SalesforceLogin login;
  private final String version;
  private Instant theirNow;

  SalesforceApi(Account account, Wire wire) {
    this.wire = wire;
    this.login = new SalesforceLogin(account, wire);
    this.version = account.setting("apiVersion").orElse("60.0");
    this.theirNow = wire.clock().instant();
  }

  Wire wire() {
    return wire;
  }

  /// Their clock, as the last answer told it.
  Instant theirNow() {
    return theirNow;
  }

  JsonNode query(String soql, Lane lane) {
    return get("/query?q=" + encoded(soql), lane);
  }

  /// Sees the recycle bin too.
  JsonNode queryAll(String soql, Lane lane) {
    return get("/queryAll?q=" + encoded(soql), lane);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  JsonNode get(String path, Lane lane) {
    return json(new Ask("GET", path, "", "application/json", Verb.READS, lane));
  }

  JsonNode write(String method, String path, JsonNode body) {
    return json(
        new Ask(method, path, Json.write(body), "application/json", Verb.WRITES, Lane.ORDINARY));
  }

  /// Deletes, or changes by address alone.
  JsonNode write(String method, String path) {
    return json(new Ask(method, path, "", "application/json", Verb.WRITES, Lane.ORDINARY));
  }

  void upload(String path, String csv) {
    good(new Ask("PUT", path, csv, "text/csv", Verb.WRITES, Lane.ORDINARY));
  }

  String csv(String path) {
    return good(new Ask("GET", path, "", "text/csv", Verb.READS, Lane.ORDINARY)).body();
  }

  private record Ask(String method, String path, String body, String type, Verb verb, Lane lane) {}

  private JsonNode json(Ask ask) {
    return Json.of(ask.verb(), good(ask));
  }

  private Answer good(Ask ask) {
    var answer = send(ask);
    if (answer.status() == 401) {
      login.forget();
      answer = send(ask);
    }
    answer.date().ifPresent(now -> theirNow = now);
    if (answer.isGood()) {
      return answer;
    }
    throw refusal(ask, answer);
  }

  private Answer send(Ask ask) {
    var session = login.session();
    var uri = at(session, "/services/data/v" + version + ask.path());
    var call = call(ask, uri).with("Authorization", "Bearer " + session.token().value());
    var answer = wire.send(call);
    answer.header("Sforce-Limit-Info").ifPresent(this::meter);
    return answer;
  }

  /// The id of the organisation that answers; empty where it does not say.
  String organisation() {
    return login.session().organisation();
  }

  /// @param path at the instance that Salesforce named
  URI at(String path) {
    return at(login.session(), path);
  }

  private static URI at(SalesforceLogin.Session session, String path) {
    return URI.create(session.instance() + path);
  }

  private static Call call(Ask ask, URI uri) {
    var headers =
        Map.of(
            "Accept",
            ask.type(),
            "Content-Type",
            ask.type(),
            "Sforce-Call-Options",
            "client=unisono");
    return new Call(ask.method(), uri, headers, ask.body(), ask.verb(), ask.lane());
  }

  private void meter(String info) {
    var usage = USAGE.matcher(info);
    if (usage.find()) {
      wire.budget().told(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2)));
    }
  }

  private RuntimeException refusal(Ask ask, Answer answer) {
    var body = Json.of(ask.verb(), answer);
    var error = body.isArray() ? body.path(0) : body;
    var code = Json.text(error, "errorCode");
    var message = Json.text(error, "message");
    if (answer.status() == 429 || code.equals("REQUEST_LIMIT_EXCEEDED")) {
      var until = wire.clock().instant().plusSeconds(answer.retryAfter(COOL_DOWN.toSeconds()));
      wire.budget().closeUntil(until);
      return new Stuck(new Trouble.Throttled(until, Trouble.By.VENDOR));
    }
    return switch (answer.status()) {
      case 401 -> new Stuck(new Trouble.AuthRefused(code));
      case 403 -> new Stuck(new Trouble.RightsMissing(code, message));
      default -> {
        if (isHidden(ask, answer.status(), code)) {
          yield new Stuck(new Trouble.RightsMissing(code, message));
        }
        var field = error.path("fields").path(0);
        yield new Denied(
            answer.status(), code, field.isString() ? field.asString() : null, message);
      }
    };
  }

  /// An object of every organisation that is said not to exist is one that the user may not see.
  private static boolean isHidden(Ask ask, int status, String code) {
    return code.equals("INVALID_TYPE")
        || (status == NOT_FOUND && OBJECT.matcher(ask.path()).matches());
  }
}
