package org.unisono.connectors.sugar;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Secret;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls of SuiteCRM's V8 API, with a token of the account's client.
final class SuiteApi {

  private static final String TYPE = "application/vnd.api+json";

  private final Account account;
  private final Wire wire;
  private @Nullable Secret token;

  SuiteApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// @param path below `/Api/V8`
  JsonNode get(String path, Lane lane) {
    return json("GET", path, "", Verb.READS, lane);
  }

  JsonNode write(String method, String path, JsonNode body, Lane lane) {
    return json(method, path, Json.write(body), Verb.WRITES, lane);
  }

  void delete(String path) {
    json("DELETE", path, "", Verb.WRITES, Lane.ORDINARY);
  }

  private JsonNode json(String method, String path, String body, Verb verb, Lane lane) {
    var answer = send(method, path, body, verb, lane);
    if (answer.status() == 401) {
      token = null;
      answer = send(method, path, body, verb, lane);
    }
    if (!answer.isGood()) {
      throw SuiteRefusals.of(verb, answer, wire);
    }
    return Json.of(verb, answer);
  }

  private Answer send(String method, String path, String body, Verb verb, Lane lane) {
    var headers =
        Map.of(
            "Accept", TYPE,
            "Content-Type", TYPE,
            "Authorization", "Bearer " + token(lane).value());
    return wire.send(new Call(method, account.at("/Api/V8" + path), headers, body, verb, lane));
  }

  private Secret token(Lane lane) {
    var known = token;
    if (known == null) {
      known = granted(lane);
      token = known;
    }
    return known;
  }

  private Secret granted(Lane lane) {
    var user = account.setting("username");
    var ask =
        Json.object()
            .put("grant_type", user.isPresent() ? "password" : "client_credentials")
            .put("client_id", account.setting("clientId").orElse(""))
            .put("client_secret", account.secret("clientSecret").map(Secret::value).orElse(""));
    user.ifPresent(
        name ->
            ask.put("username", name)
                .put("password", account.secret("password").map(Secret::value).orElse("")));
    var headers = Map.of("Accept", "application/json", "Content-Type", "application/json");
    var uri = account.at("/Api/access_token");
    var answer = wire.send(new Call("POST", uri, headers, Json.write(ask), Verb.READS, lane));
    if (answer.status() == 429) {
      throw SuiteRefusals.of(Verb.READS, answer, wire);
    }
    var body = Json.of(Verb.READS, answer);
    var granted = Json.text(body, "access_token");
    if (!answer.isGood() || granted.isEmpty()) {
      throw new Stuck(
          answer.status() == 404
              ? new Trouble.NotTheVendor(404)
              : new Trouble.AuthRefused(Json.text(body, "error")));
    }
    return new Secret(granted);
  }
}
