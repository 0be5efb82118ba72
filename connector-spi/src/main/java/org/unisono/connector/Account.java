package org.unisono.connector;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// One account at one system.
///
/// @param baseUrl where it is; redirects away from it are not followed
/// @param settings by [Setting#key()], those that are no secrets
/// @param secrets by [Setting#key()]
public record Account(URI baseUrl, Map<String, String> settings, Map<String, Secret> secrets) {

  public Account {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).filter(value -> !value.isBlank());
  }

  public Optional<Secret> secret(String key) {
    return Optional.ofNullable(secrets.get(key)).filter(secret -> !secret.value().isBlank());
  }

  /// A positive number, or the other one where none is set.
  ///
  /// @throws IllegalArgumentException when the setting is no number
  public int number(String key, int otherwise) {
    return setting(key).map(Integer::valueOf).filter(n -> n > 0).orElse(otherwise);
  }
}
