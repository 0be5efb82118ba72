package org.unisono.connectors.pardot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls to one business unit, under a log-in that is renewed once when it ends.
final class PardotApi {
  private static final Pattern USAGE = Pattern.compile("(\\d{1,12})/(\\d{1,12})");

  private final Account account;
  private final Wire wire;
  private final PardotLogin login;

  PardotApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
    this.login = new PardotLogin(account, wire);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  void logIn() {
    login.token(Lane.ORDINARY);
  }

  /// @param path behind `/api/v5/objects/`
  JsonNode get(String path, Map<String, String> query, Lane lane) {
    return told(call("GET", with(path, query), "", Verb.READS, lane)).body();
  }

  Slice slice(String path, Map<String, String> query, Lane lane) {
    var told = told(call("GET", with(path, query), "", Verb.READS, lane));
    return Slice.of(told.answer(), told.body());
  }

  JsonNode write(String method, String path, Map<String, String> query, JsonNode body) {
    var call = call(method, with(path, query), Json.write(body), Verb.WRITES, Lane.ORDINARY);
    return told(call).body();
  }

  /// Who is asking, and in which business unit.
  String identity() {
    return login.identity() + " " + unit();
  }

  private String unit() {
    return BusinessUnit.of(account.setting("businessUnitId").orElse("")).id();
  }

  private static String with(String path, Map<String, String> query) {
    return path
        + "?"
        + query.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
  }

  private Call call(String method, String path, String body, Verb verb, Lane lane) {
    var headers =
        Map.of(
            "Accept", "application/json",
            "Content-Type", "application/json",
            "Pardot-Business-Unit-Id", unit(),
            "X-Return-Api-Usage", "true");
    return new Call(method, account.at("/api/v5/objects/" + path), headers, body, verb, lane);
  }

  private record Told(Answer answer, JsonNode body) {}

  private Told told(Call call) {
    var answer = send(call);
    if (answer.status() == 401 && !Refusals.isAboutRights(answer)) {
      login.forget();
      answer = send(call);
    }
    if (answer.status() == 401) {
      throw Refusals.locked(answer);
    }
    var body = Json.of(call.verb(), answer);
    if (!answer.isGood()) {
      throw Refusals.of(answer, body, wire);
    }
    return new Told(answer, body);
  }

  private Answer send(Call call) {
    var token = login.token(call.lane()).value();
    var answer = wire.send(call.with("Authorization", "Bearer " + token));
    answer.header("x-api-usage").ifPresent(this::meter);
    return answer;
  }

  private void meter(String usage) {
    var found = USAGE.matcher(usage);
    if (found.find()) {
      wire.budget().told(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }
  }
}
