package org.unisono.cli.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// An installation's HTTP API.
public interface Client {

  JsonNode get(String path);

  JsonNode post(String path, Object body);

  JsonNode put(String path, Object body);

  /// Reads the version, then changes.
  JsonNode patch(String path, Object body);

  /// A list, page by page.
  ///
  /// @param path with a question mark where it has parameters
  default void pages(String path, Consumer<List<JsonNode>> each) {
    var sign = path.contains("?") ? "&" : "?";
    var next = "";
    do {
      var page = get(path + sign + "limit=1000" + (next.isEmpty() ? "" : "&cursor=" + next));
      each.accept(page.path("items").valueStream().toList());
      next = page.path("next").asString("");
    } while (!next.isEmpty());
  }

  /// All items of a list that is not long.
  default List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    pages(path, items::addAll);
    return items;
  }
}
