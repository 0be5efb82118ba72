package org.unisono.simulators.spec;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// The folder `../shared/specs` beside the repository. It is no part of the repository: where it is
/// not there, a test that asks for it is skipped and says so.
public final class Specs {
  private Specs() {}

  /// One file, such as `marketo/swagger-asset.json`.
  public static JsonNode read(String name) {
    return parse(folder().resolve(name));
  }

  /// All JSON files below a folder, in the order of their names.
  static List<JsonNode> readAll(String name) {
    try (Stream<Path> files = Files.walk(folder().resolve(name))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().map(Specs::parse).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return Json.parse(Files.readString(file));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Path folder() {
    return repository()
        .map(r -> r.resolveSibling("shared").resolve("specs"))
        .filter(Files::isDirectory)
        .orElseGet(
            () -> abort("Skipped: no vendors' specs in ../shared/specs beside the repository"));
  }

  private static Optional<Path> repository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(p -> Files.exists(p.resolve("mvnw")))
        .findFirst();
  }
}
