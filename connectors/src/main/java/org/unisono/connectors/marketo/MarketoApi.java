package org.unisono.connectors.marketo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Secret;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls with a token that client id and secret buy. A failure is HTTP 200 with a code.
final class MarketoApi {
  private static final Set<String> DEAD_TOKEN = Set.of("601", "602");
  private static final String CROWDED = "615";
  private static final int TRIES = 5;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Account account;
  private final Wire wire;
  private @Nullable Secret token;
  private String user = "";

  MarketoApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Pauses pauses() {
    return wire.pauses();
  }

  JsonNode get(String path, Lane lane) {
    return json(call("GET", path, "", "application/json", Verb.READS, lane));
  }

  JsonNode get(String path) {
    return get(path, Lane.ORDINARY);
  }

  /// A GET whose query would be too long for an address: Marketo's documents put `_method` into
  /// the query, its clients into the body; it goes into both.
  JsonNode ask(String path, Map<String, String> query, Lane lane) {
    var body = "_method=GET&" + form(query);
    return json(call("POST", path + "?_method=GET", body, FORM, Verb.READS, lane));
  }

  JsonNode write(String path, JsonNode body) {
    return write(path, Json.write(body), "application/json");
  }

  JsonNode submit(String path, Map<String, String> form) {
    return write(path, form(form), FORM);
  }

  /// A job that only reads: making it twice does no harm.
  JsonNode order(String path, JsonNode body) {
    return json(
        call("POST", path, Json.write(body), "application/json", Verb.READS, Lane.ORDINARY));
  }

  /// A file of rows, which is taken now and worked on later; the answer tells of the job.
  JsonNode upload(String path, String csv) {
    var frontier = "unisono-" + UUID.nameUUIDFromBytes(csv.getBytes(StandardCharsets.UTF_8));
    var body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n%2$s\r\n--%1$s--\r\n";
    return write(path, body.formatted(frontier, csv), "multipart/form-data; boundary=" + frontier);
  }

  /// A file of a job; of it the bytes from one on, or all where there are fewer.
  ///
  /// @param from counted from 0
  String file(String path, long from, int most) {
    var range = "bytes=%d-%d".formatted(from, from + most - 1);
    var call = call("GET", path, "", "application/json", Verb.READS, Lane.ORDINARY);
    var answer = live(call.with("Range", range));
    if (answer.status() == 404) {
      throw new Denied(404, "610", null, "The file is not there.");
    }
    if (!answer.isGood() || isJson(answer)) {
      throw Refusals.of(call.verb(), answer, Json.of(call.verb(), answer), wire);
    }
    if (from > 0 && answer.status() != 206) {
      throw new Stuck(new Trouble.NotTheVendor(answer.status()));
    }
    return answer.body();
  }

  private JsonNode write(String path, String body, String type) {
    return json(call("POST", path, body, type, Verb.WRITES, Lane.ORDINARY));
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  /// A mark of what the account may see: its user, and the workspaces of its folders.
  String rights() {
    var folders = get("/rest/asset/v1/folders.json?maxReturn=200").path("result");
    var workspaces =
        folders.valueStream().map(f -> Json.text(f, "workspace")).distinct().sorted().toList();
    return user + ":" + String.join(",", workspaces);
  }

  private JsonNode json(Call call) {
    var answer = live(call);
    var body = Json.of(call.verb(), answer);
    if (!answer.isGood() || !body.path("success").asBoolean(false)) {
      throw Refusals.of(call.verb(), answer, body, wire);
    }
    return body;
  }

  /// With a new token where the old one is dead, and again where too many calls were under way: a
  /// call that was refused so did nothing.
  private Answer live(Call call) {
    var answer = send(call);
    if (isJson(answer) && DEAD_TOKEN.contains(Refusals.code(Json.of(call.verb(), answer)))) {
      token = null;
      answer = send(call);
    }
    for (int again = 1; again < TRIES && isCrowded(call, answer); again++) {
      wire.pauses().pause(Duration.ofMillis(250L << again));
      answer = send(call);
    }
    return answer;
  }

  private static boolean isCrowded(Call call, Answer answer) {
    return isJson(answer) && Refusals.code(Json.of(call.verb(), answer)).equals(CROWDED);
  }

  private static boolean isJson(Answer answer) {
    return answer.body().startsWith("{");
  }

  private Answer send(Call call) {
    var bearer = token(call.lane()).value();
    return wire.send(call.with("Authorization", "Bearer " + bearer));
  }

  private Call call(String method, String path, String body, String type, Verb verb, Lane lane) {
    var headers = Map.of("Accept", "application/json", "Content-Type", type);
    return new Call(method, account.at(path), headers, body, verb, lane);
  }

  private Secret token(Lane lane) {
    var known = token;
    if (known == null) {
      known = bought(lane);
      token = known;
    }
    return known;
  }

  /// The secret goes in the body: an address is kept in too many logs.
  private Secret bought(Lane lane) {
    var client =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", account.setting("clientId").orElse(""),
            "client_secret", account.secret("clientSecret").map(Secret::value).orElse(""));
    var call = call("POST", "/identity/oauth/token", form(client), FORM, Verb.READS, lane);
    var answer = wire.send(call);
    var body = Json.of(Verb.READS, answer);
    var bought = Json.text(body, "access_token");
    if (!answer.isGood() || bought.isEmpty()) {
      throw new Stuck(new Trouble.AuthRefused(Json.text(body, "error")));
    }
    user = Json.text(body, "scope");
    return new Secret(bought);
  }
}
