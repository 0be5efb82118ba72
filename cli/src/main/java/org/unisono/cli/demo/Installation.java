package org.unisono.cli.demo;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The installation that the story plays on, as a client sees it.
public interface Installation {

  String url();

  /// A new visitor with a browser of their own, who keeps cookies and is nobody yet.
  Visitor visitor();

  JsonNode get(String path);

  JsonNode post(String path, Object body);

  JsonNode patch(String path, Object body);

  JsonNode upload(String path, Path file, Map<String, Object> mapping);

  String text(String path);
}
