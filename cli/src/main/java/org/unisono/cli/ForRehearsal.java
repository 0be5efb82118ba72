package org.unisono.cli;

import java.util.function.Supplier;
import org.unisono.cli.rehearse.Client;
import org.unisono.cli.rehearse.NotTaken;
import tools.jackson.databind.JsonNode;

/// An installation, as a rehearsal sees it.
record ForRehearsal(ApiClient client) implements Client {

  @Override
  public JsonNode get(String path) {
    return told(() -> client.get(path));
  }

  @Override
  public JsonNode post(String path, Object body) {
    return told(() -> client.post(path, body));
  }

  @Override
  public JsonNode put(String path, Object body) {
    return told(() -> client.put(path, body));
  }

  @Override
  public JsonNode patch(String path, Object body) {
    return told(() -> client.patch(path, body));
  }

  private static JsonNode told(Supplier<JsonNode> call) {
    try {
      return call.get();
    } catch (ApiClient.ApiRefused refused) {
      throw new NotTaken(String.valueOf(refused.getMessage()));
    }
  }
}
