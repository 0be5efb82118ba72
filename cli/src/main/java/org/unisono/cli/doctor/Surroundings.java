package org.unisono.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where an installation stands.
///
/// @param settings the environment
/// @param port that `serve` would listen on
/// @param data the folder that `serve` would use
public record Surroundings(Map<String, String> settings, int port, Path data) {

  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /// All that there is to find.
  public List<Finding> examined() {
    return List.of(
            new CheckJava(),
            new CheckSettings(this),
            new CheckFolder(this),
            new CheckDatabase(this),
            new CheckMail(this),
            new CheckPort(this))
        .stream()
        .flatMap(check -> check.look().stream())
        .toList();
  }
}
