package org.unisono.connectors.hubspot;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
import org.unisono.connectors.http.WebAddress;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls with the private app's token, or with one that a refresh token buys.
final class HubSpotApi {

  private final Account account;
  private final Wire wire;
  private Duration ahead = Duration.ZERO;
  private @Nullable Secret token;

  HubSpotApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  Wire wire() {
    return wire;
  }

  /// Now, or what they take for now where our clock is ahead of theirs: what is stamped later than
  /// their now hides what their own people do in the meantime.
  Instant now() {
    return wire.clock().instant().minus(ahead);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) {
    return get(path, Lane.ORDINARY);
  }

  JsonNode get(String path, Lane lane) {
    return json("GET", path, "", Verb.READS, lane);
  }

  /// A POST that reads: a search, a batch read.
  JsonNode ask(String path, JsonNode body, Lane lane) {
    return json("POST", path, Json.write(body), Verb.READS, lane);
  }

  JsonNode write(String method, String path, JsonNode body) {
    return json(method, path, Json.write(body), Verb.WRITES, Lane.ORDINARY);
  }

  /// A mark of what the token may do: its scopes. A private app's token is not told about here, and
  /// has the mark of its account alone.
  String rights() {
    // HubSpot wants the token in the path; it is in no text of ours.
    var call =
        call("GET", "/oauth/v1/access-tokens/" + token().value(), "", Verb.READS, Lane.ORDINARY);
    var answer = wire.send(call);
    if (!answer.isGood()) {
      return "";
    }
    var body = Json.of(Verb.READS, answer);
    var scopes = body.path("scopes").valueStream().map(JsonNode::asString).sorted().toList();
    return Json.text(body, "hub_id") + ":" + Integer.toHexString(scopes.hashCode());
  }

  private JsonNode json(String method, String path, String body, Verb verb, Lane lane) {
    var call = call(method, path, body, verb, lane);
    var answer = send(call);
    if (answer.status() == 401) {
      token = null;
      answer = send(call);
    }
    if (!answer.isGood()) {
      throw Refusals.of(verb, answer, wire);
    }
    return Json.of(verb, answer);
  }

  private Answer send(Call call) {
    var answer = wire.send(call.with("Authorization", "Bearer " + token().value()));
    answer.date().ifPresent(this::seen);
    var limit = answer.header("X-HubSpot-RateLimit-Daily");
    var left = answer.header("X-HubSpot-RateLimit-Daily-Remaining");
    if (limit.isPresent() && left.isPresent() && (limit.get() + left.get()).matches("\\d{2,30}")) {
      long granted = Long.parseLong(limit.get());
      wire.budget().told(granted - Long.parseLong(left.get()), granted);
    }
    return answer;
  }

  /// `Date` is in whole seconds, so that clocks that agree differ by up to one.
  private void seen(Instant theirs) {
    var apart = Duration.between(theirs, wire.clock().instant());
    ahead = apart.compareTo(Duration.ofSeconds(1)) > 0 ? apart : Duration.ZERO;
  }

  /// @param path of a page of its campaigns, for people
  Optional<URI> page(String path) {
    var portal = get("/account-info/v3/details");
    var domain = Json.text(portal, "uiDomain");
    var scheme =
        domain.equals(account.baseUrl().getAuthority()) ? account.baseUrl().getScheme() : "https";
    return WebAddress.of(
        scheme + "://" + domain + "/campaigns/" + Json.text(portal, "portalId") + path);
  }

  private Call call(String method, String path, String body, Verb verb, Lane lane) {
    var headers = Map.of("Accept", "application/json", "Content-Type", "application/json");
    return new Call(method, account.at(path), headers, body, verb, lane);
  }

  private Secret token() {
    var known = token;
    if (known == null) {
      known = account.secret("accessToken").orElseGet(this::bought);
      token = known;
    }
    return known;
  }

  private Secret bought() {
    var form =
        "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
            .formatted(
                encoded(account.setting("clientId").orElse("")),
                encoded(account.secret("clientSecret").map(Secret::value).orElse("")),
                encoded(account.secret("refreshToken").map(Secret::value).orElse("")));
    var plain = call("POST", "/oauth/v1/token", form, Verb.READS, Lane.ORDINARY);
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    var call = new Call("POST", plain.uri(), headers, form, Verb.READS, Lane.ORDINARY);
    var answer = wire.send(call);
    var body = Json.of(Verb.READS, answer);
    var bought = Json.text(body, "access_token");
    if (!answer.isGood() || bought.isEmpty()) {
      throw new Stuck(new Trouble.AuthRefused(Json.text(body, "status")));
    }
    return new Secret(bought);
  }
}
