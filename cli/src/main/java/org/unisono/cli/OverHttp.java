package org.unisono.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.unisono.cli.demo.Installation;
import org.unisono.cli.demo.Visitor;
import tools.jackson.databind.JsonNode;

/// An installation that is reached over its HTTP API.
record OverHttp(ApiClient client) implements Installation {

  @Override
  public String url() {
    return client.url();
  }

  @Override
  public Visitor visitor() {
    return new Visitor(client.url());
  }

  @Override
  public JsonNode get(String path) {
    return client.get(path);
  }

  @Override
  public JsonNode post(String path, Object body) {
    return client.post(path, body);
  }

  @Override
  public JsonNode patch(String path, Object body) {
    return client.patch(path, body);
  }

  @Override
  public JsonNode upload(String path, Path file, Map<String, Object> mapping) {
    try {
      return client.upload(path, file, mapping);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String text(String path) {
    return client.text(path);
  }
}
