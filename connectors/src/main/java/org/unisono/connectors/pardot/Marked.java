package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Prospects that carry our mark. Custom fields cannot be filtered by, so the newest are gone
/// through: a mark is looked for soon after it was made. Before a create the address is asked for
/// anyway, so that one which is not found here is not made again.
final class Marked {
  private static final int PAGES = 10;
  private static final int MOST = 1_000;

  private final Rows rows;

  Marked(Rows rows) {
    this.rows = rows;
  }

  List<JsonNode> by(String marker) {
    var found = new ArrayList<JsonNode>();
    long before = 0;
    for (int page = 0; page < PAGES; page++) {
      var query = new LinkedHashMap<String, String>();
      query.put("orderBy", "id DESC");
      query.put("limit", String.valueOf(MOST));
      if (before > 0) {
        query.put("idLessThan", String.valueOf(before));
      }
      var newest = rows.query(Thing.PROSPECT, query, Lane.ORDINARY);
      if (newest.isEmpty() || rows.hides(Thing.PROSPECT, rows.marker())) {
        break;
      }
      newest.stream().filter(r -> Json.text(r, rows.marker()).equals(marker)).forEach(found::add);
      before = newest.getLast().path("id").asLong(0);
    }
    return found;
  }
}
