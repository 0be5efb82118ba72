package org.unisono.connector;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /// The same account with one setting different.
  public Account with(String key, String value) {
    var changed = new LinkedHashMap<>(settings);
    changed.put(key, value);
    return new Account(baseUrl, changed, secrets);
  }

  /// @param path with a slash in front
  public URI at(String path) {
    return URI.create(baseUrl.toString().replaceAll("/+$", "") + path);
  }

  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).filter(value -> !value.isBlank());
  }

  public Optional<Secret> secret(String key) {
    return Optional.ofNullable(secrets.get(key)).filter(secret -> !secret.value().isBlank());
  }

  /// What stands in the setting with commas between; none where it is not set.
  public List<String> list(String key) {
    return setting(key).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// A positive number, or the other one where none is set.
  ///
  /// @throws IllegalArgumentException when the setting is no number
  public int number(String key, int otherwise) {
    return setting(key).map(Integer::valueOf).filter(n -> n > 0).orElse(otherwise);
  }

  /// Fields that are mapped and not among the usual ones, in their own names: read them too. They
  /// stand in the setting `fields.<kind>`, with commas between them.
  public List<String> fields(RecordKind kind) {
    return list("fields." + kind.name().toLowerCase(Locale.ROOT)).stream()
        .filter(name -> name.matches("[A-Za-z][A-Za-z0-9_]*"))
        .toList();
  }
}
