package org.unisono.connectors.pardot;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Secret;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Call;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;

/// OAuth at Salesforce, by client credentials: Account Engagement has no log-in of its own.
final class PardotLogin {
  private static final String USUAL = "https://login.salesforce.com";

  private final Account account;
  private final Wire wire;
  private @Nullable Secret token;
  private String identity = "";

  PardotLogin(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  void forget() {
    token = null;
  }

  /// Who the account acts as, as Salesforce names it; empty before the first log-in.
  String identity() {
    return identity;
  }

  Secret token(Lane lane) {
    var known = token;
    if (known == null) {
      known = bought(lane);
      token = known;
    }
    return known;
  }

  private Secret bought(Lane lane) {
    var base = account.setting("loginUrl").orElse(USUAL).replaceAll("/+$", "");
    var uri = URI.create(base + "/services/oauth2/token");
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    // A log-in can be repeated: it changes nothing there.
    var answer = wire.send(new Call("POST", uri, headers, form(), Verb.READS, lane));
    var body = Json.of(Verb.READS, answer);
    var bought = Json.text(body, "access_token");
    if (answer.isGood() && !bought.isEmpty()) {
      identity = Json.text(body, "id") + " " + Json.text(body, "scope");
      return new Secret(bought);
    }
    if (answer.status() == 404) {
      throw new Stuck(new Trouble.NotTheVendor(404));
    }
    throw new Stuck(new Trouble.AuthRefused(Json.text(body, "error")));
  }

  private String form() {
    var values = new LinkedHashMap<String, String>();
    values.put("grant_type", "client_credentials");
    values.put("client_id", account.setting("clientId").orElse(""));
    values.put("client_secret", account.secret("clientSecret").map(Secret::value).orElse(""));
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + PardotApi.encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }
}
