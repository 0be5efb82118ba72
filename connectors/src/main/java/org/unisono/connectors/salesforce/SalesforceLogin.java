package org.unisono.connectors.salesforce;

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

/// OAuth: client credentials, or user name and password where both are set.
final class SalesforceLogin {

  /// A session, at the instance that Salesforce named.
  ///
  /// @param organisation its id; empty where the answer names none
  record Session(String instance, String organisation, Secret token) {}

  private final Account account;
  private final Wire wire;
  private @Nullable Session session;

  SalesforceLogin(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  void forget() {
    session = null;
  }

  Session session() {
    var open = session;
    if (open == null) {
      open = logIn();
      session = open;
    }
    return open;
  }

  private Session logIn() {
    var uri = URI.create(stripped(account.baseUrl().toString()) + "/services/oauth2/token");
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    // A log-in can be repeated: it changes nothing there.
    var call = new Call("POST", uri, headers, form(), Verb.READS, Lane.ORDINARY);
    var answer = wire.send(call);
    var body = Json.of(Verb.READS, answer);
    var token = Json.text(body, "access_token");
    if (answer.isGood() && !token.isEmpty()) {
      return new Session(
          stripped(Json.text(body, "instance_url")),
          organisation(Json.text(body, "id")),
          new Secret(token));
    }
    if (answer.status() == 404) {
      throw new Stuck(new Trouble.NotTheVendor(404));
    }
    throw new Stuck(new Trouble.AuthRefused(Json.text(body, "error")));
  }

  /// The answer names who logged in as `…/id/<organisation>/<user>`.
  private static String organisation(String identity) {
    var parts = identity.split("/", -1);
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  private String form() {
    var values = new LinkedHashMap<String, String>();
    values.put("client_id", account.setting("clientId").orElse(""));
    account.secret("clientSecret").ifPresent(s -> values.put("client_secret", s.value()));
    var user = account.setting("username");
    var password = account.secret("password");
    if (user.isPresent() && password.isPresent()) {
      values.put("grant_type", "password");
      values.put("username", user.get());
      values.put("password", password.get().value());
    } else {
      values.put("grant_type", "client_credentials");
    }
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + SalesforceApi.encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String stripped(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
