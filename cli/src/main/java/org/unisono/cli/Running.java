package org.unisono.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The node that runs on a data folder, as a file in that folder that only its owner may read.
final class Running {

  private static final String FILE = "server.json";

  private Running() {}

  static void write(Path data, ApiClient client) {
    SecretFile.write(
        data.resolve(FILE),
        ApiClient.JSON.writeValueAsString(Map.of("url", client.url(), "token", client.token())));
  }

  /// A client of the node that was started last; whether it still runs shows when it is asked.
  static Optional<ApiClient> read(Path data) {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var json = ApiClient.JSON.readTree(SecretFile.read(file));
    return Optional.of(new ApiClient(json.path("url").asString(), json.path("token").asString()));
  }
}
