package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Assets by `offset` and `maxReturn`, until a page is empty.
final class Offsets {
  private static final int PAGE = 200;

  private Offsets() {}

  /// @param path with places for the page size, the offset and a parameter
  static List<JsonNode> all(MarketoApi api, String path, String where) {
    var found = new ArrayList<JsonNode>();
    while (true) {
      var page = api.get(path.formatted(PAGE, found.size(), where)).path("result");
      if (page.isEmpty()) {
        return found;
      }
      page.forEach(found::add);
    }
  }

  /// The parameter that asks for what lies in a program.
  static String in(RemoteRef program) {
    var folder = Json.object().put("id", Long.parseLong(program.id())).put("type", "Program");
    return "folder=" + MarketoApi.encoded(Json.write(folder));
  }
}
