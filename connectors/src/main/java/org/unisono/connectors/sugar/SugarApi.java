package org.unisono.connectors.sugar;

import java.net.URI;
import java.util.LinkedHashMap;
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
import tools.jackson.databind.node.ObjectNode;

/// Calls of SugarCRM's REST API. Logs in on a platform of its own, since another log-in on the same
/// one would end the session of whoever is there.
final class SugarApi {

  /// 10.2, which brought `sync_key`; later ones answer to it too.
  static final String VERSION = "v11_10";

  private static final String OWN_PLATFORM = "unisono";

  private final Account account;
  private final Wire wire;
  private @Nullable Secret token;
  private @Nullable Secret refresh;

  SugarApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  /// @param path below `/rest/v11_10`
  JsonNode get(String path, Lane lane) {
    return json("GET", path, "", Verb.READS, lane);
  }

  /// A POST that reads: a filter.
  JsonNode ask(String path, JsonNode body, Lane lane) {
    return json("POST", path, Json.write(body), Verb.READS, lane);
  }

  JsonNode write(String method, String path, JsonNode body, Lane lane) {
    return json(method, path, Json.write(body), Verb.WRITES, lane);
  }

  /// A change that is refused when the record is no longer as it was seen.
  void change(String path, JsonNode body, String seen, Lane lane) {
    answered("PUT", path, Json.write(body), Verb.WRITES, lane, seen);
  }

  private JsonNode json(String method, String path, String body, Verb verb, Lane lane) {
    return answered(method, path, body, verb, lane, "");
  }

  private JsonNode answered(
      String method, String path, String body, Verb verb, Lane lane, String seen) {
    var headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
    headers.put("Content-Type", "application/json");
    if (!seen.isEmpty()) {
      headers.put("X-TIMESTAMP", seen);
    }
    var call = new Call(method, at(path), headers, body, verb, lane);
    var answer = send(call);
    if (answer.status() == 401) {
      token = null;
      answer = send(call);
    } else if (answer.status() == 412) {
      // Something was set up anew there; the same call goes through.
      answer = send(call);
    }
    if (!answer.isGood()) {
      throw SugarRefusals.of(verb, answer, wire);
    }
    return Json.of(verb, answer);
  }

  private Answer send(Call call) {
    return wire.send(call.with("OAuth-Token", token(call.lane()).value()));
  }

  private URI at(String path) {
    return account.at("/rest/" + VERSION + path);
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
    var kept = refresh;
    if (kept != null) {
      refresh = null;
      var ask = asking("refresh_token").put("refresh_token", kept.value());
      var answer = logIn(ask, lane);
      if (answer.isGood()) {
        return taken(answer);
      }
    }
    var ask =
        asking("password")
            .put("username", account.setting("username").orElse(""))
            .put("password", account.secret("password").map(Secret::value).orElse(""));
    return taken(logIn(ask, lane));
  }

  private ObjectNode asking(String grant) {
    return Json.object()
        .put("grant_type", grant)
        .put("client_id", account.setting("clientId").orElse("sugar"))
        .put("client_secret", account.secret("clientSecret").map(Secret::value).orElse(""))
        .put("platform", account.setting("platform").orElse(OWN_PLATFORM));
  }

  private Answer logIn(ObjectNode ask, Lane lane) {
    var headers = Map.of("Accept", "application/json", "Content-Type", "application/json");
    var uri = at("/oauth2/token");
    var answer = wire.send(new Call("POST", uri, headers, Json.write(ask), Verb.READS, lane));
    if (answer.status() == 429) {
      throw SugarRefusals.of(Verb.READS, answer, wire);
    }
    return answer;
  }

  private Secret taken(Answer answer) {
    var body = Json.of(Verb.READS, answer);
    var granted = Json.text(body, "access_token");
    if (!answer.isGood() || granted.isEmpty()) {
      throw new Stuck(
          answer.status() == 404
              ? new Trouble.NotTheVendor(404)
              : new Trouble.AuthRefused(Json.text(body, "error")));
    }
    var next = Json.text(body, "refresh_token");
    refresh = next.isEmpty() ? null : new Secret(next);
    return new Secret(granted);
  }
}
