package org.unisono.cli.systems;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Secret;
import tools.jackson.databind.JsonNode;

/// An account at a simulator: what its start tells, as the form of a connection asks for it.
///
/// @param settings those that are no secrets
/// @param secrets in the open, as those of a simulator may be
public record SimulatedAccount(
    String system, URI baseUrl, Map<String, String> settings, Map<String, String> secrets) {

  private static final String LOGIN = "loginUrl";

  /// What is required is given, and where one logs in; where nothing is required, the first that
  /// can be given.
  ///
  /// @param form one item of `GET /api/v1/connectors`
  /// @param ready what the simulator said when it started
  public static SimulatedAccount of(JsonNode form, JsonNode ready) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> secrets = new LinkedHashMap<>();
    boolean asks =
        form.path("settings").valueStream().anyMatch(s -> s.path("required").asBoolean());
    for (var setting : form.path("settings")) {
      var key = setting.path("key").asString();
      boolean wanted =
          asks
              ? setting.path("required").asBoolean() || key.equals(LOGIN)
              : settings.isEmpty() && secrets.isEmpty();
      if (wanted) {
        var values = setting.path("form").asString().equals("secret") ? secrets : settings;
        values.put(key, ready.path(key).asString());
      }
    }
    return new SimulatedAccount(
        form.path("key").asString(),
        URI.create(ready.path("baseUrl").asString()),
        settings,
        secrets);
  }

  /// As `POST /api/v1/connections` takes it.
  public Map<String, Object> draft(String name) {
    return Map.of(
        "system", system,
        "name", name,
        "baseUrl", baseUrl.toString(),
        "settings", settings,
        "secrets", secrets);
  }

  /// As a connector takes it.
  public Account account() {
    Map<String, Secret> hidden = new LinkedHashMap<>();
    secrets.forEach((key, value) -> hidden.put(key, new Secret(value)));
    return new Account(baseUrl, settings, hidden);
  }
}
