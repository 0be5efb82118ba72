package org.unisono.connectors.dynamics;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls with a token that client id and secret buy, renewed once when it ends.
final class DynamicsApi {
  private static final String ROOT = "/api/data/v9.2/";
  private static final String LOG_IN = "https://login.microsoftonline.com";
  private static final int LARGEST_PAGE = 5_000;
  private static final int MOST_PAGES = 2_000;

  private final Account account;
  private final Wire wire;
  private @Nullable Secret token;
  private String user = "";

  DynamicsApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// A text in a filter.
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  JsonNode get(String path) {
    return get(path, Lane.ORDINARY, LARGEST_PAGE);
  }

  JsonNode get(String path, Lane lane, int pageSize) {
    return get(path, lane, "odata.maxpagesize=" + pageSize);
  }

  JsonNode get(String path, Lane lane, String prefer) {
    return Json.of(
        Verb.READS, good(call("GET", path, "", Verb.READS, lane).with("Prefer", prefer)));
  }

  /// All rows behind a path, page by page.
  ///
  /// @param counted how many the vendor says there are; -1 where it does not
  /// @param deltaLink where changes are told from now on; empty when it was not given
  record Rows(List<JsonNode> rows, long counted, String deltaLink) {
    /// Whether as many came as there are. The vendor counts no further than a page.
    boolean isWhole() {
      return counted < 0 || rows.size() >= counted;
    }
  }

  Rows all(String path, Lane lane, String prefer) {
    var rows = new ArrayList<JsonNode>();
    long counted = -1;
    var next = path;
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = get(next, lane, prefer);
      answer.path("value").forEach(rows::add);
      counted = Math.max(counted, answer.path("@odata.count").asLong(-1));
      var link = Json.text(answer, "@odata.nextLink");
      if (link.isEmpty()) {
        return new Rows(rows, counted, Json.text(answer, "@odata.deltaLink"));
      }
      next = local(link);
    }
    throw new Stuck(new Trouble.TooLarge(MOST_PAGES));
  }

  /// A link of theirs, held to our own address: a token goes nowhere else.
  static String local(String link) {
    var uri = URI.create(link);
    var path = uri.getRawPath().replaceFirst("^.*/api/data/v9\\.\\d/", "");
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  JsonNode write(String method, String path, JsonNode body) {
    return write(method, path, body, Map.of());
  }

  JsonNode write(String method, String path, JsonNode body, Map<String, String> headers) {
    var call = call(method, path, Json.write(body), Verb.WRITES, Lane.ORDINARY);
    for (var header : headers.entrySet()) {
      call = call.with(header.getKey(), header.getValue());
    }
    return Json.of(Verb.WRITES, good(call));
  }

  /// The parts' own answers stand in the body.
  Answer batch(String boundary, String body) {
    return good(
        call("POST", "$batch", body, Verb.WRITES, Lane.ORDINARY)
            .with("Content-Type", "multipart/mixed; boundary=" + boundary)
            .with("Prefer", "odata.continue-on-error"));
  }

  static String address(String path) {
    return ROOT + path;
  }

  /// A mark of what the account may see: its user, and that user's roles.
  String rights() {
    if (user.isEmpty()) {
      user = Json.text(get("WhoAmI"), "UserId");
    }
    var roles = get("systemusers(" + user + ")/systemuserroles_association?$select=roleid");
    var ids = roles.path("value").valueStream().map(r -> Json.text(r, "roleid")).sorted().toList();
    return user + ":" + Integer.toHexString(ids.hashCode());
  }

  private Answer good(Call call) {
    var answer = send(call);
    if (answer.status() == 401) {
      token = null;
      answer = send(call);
    }
    if (!answer.isGood()) {
      throw Refusals.of(call.verb(), answer, wire);
    }
    return answer;
  }

  private Answer send(Call call) {
    return wire.send(call.with("Authorization", "Bearer " + token(call.lane()).value()));
  }

  private Call call(String method, String path, String body, Verb verb, Lane lane) {
    var headers =
        Map.of(
            "Accept", "application/json",
            "Content-Type", "application/json",
            "OData-MaxVersion", "4.0",
            "OData-Version", "4.0");
    return new Call(method, URI.create(base() + ROOT + path), headers, body, verb, lane);
  }

  private String base() {
    return account.baseUrl().toString().replaceAll("/+$", "");
  }

  private Secret token(Lane lane) {
    var known = token;
    if (known == null) {
      known = bought(lane);
      token = known;
    }
    return known;
  }

  private Secret bought(Lane lane) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", account.setting("clientId").orElse(""));
    form.put("client_secret", account.secret("clientSecret").map(Secret::value).orElse(""));
    form.put("scope", base() + "/.default");
    var body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    var login = account.setting("loginUrl").orElse(LOG_IN).replaceAll("/+$", "");
    var path = "/" + encoded(account.setting("tenant").orElse("")) + "/oauth2/v2.0/token";
    var headers =
        Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded");
    var answer =
        wire.send(new Call("POST", URI.create(login + path), headers, body, Verb.READS, lane));
    var told = Json.of(Verb.READS, answer);
    var bought = Json.text(told, "access_token");
    if (!answer.isGood() || bought.isEmpty()) {
      throw new Stuck(new Trouble.AuthRefused(Json.text(told, "error")));
    }
    return new Secret(bought);
  }
}
