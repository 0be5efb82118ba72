package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import tools.jackson.databind.JsonNode;

/// Goes through the answers to one question. Each page is asked for behind the last row of the one
/// before it, so neither the life of a token nor the end of its sequence loses a row. A token is
/// used only where a page has no row to go on from: those that the account may not see are taken
/// out of it (`Pardot-Warning: 202`), and it is no end.
final class Pages {
  /// Expired, and invalid.
  private static final Set<String> DEAD = Set.of("210", "211");

  private final Function<Map<String, String>, Slice> ask;

  Pages(Function<Map<String, String>, Slice> ask) {
    this.ask = ask;
  }

  /// The next rows that can be seen; none where there are none.
  Slice next(Map<String, String> query) {
    var slice = ask.apply(query);
    boolean again = false;
    while (slice.rows().isEmpty() && slice.hasMore()) {
      if (slice.token().isEmpty()) {
        throw hidden();
      }
      try {
        slice = ask.apply(Map.of("nextPageToken", slice.token()));
      } catch (Denied denied) {
        if (again || !DEAD.contains(denied.code())) {
          throw denied;
        }
        again = true;
        slice = ask.apply(query);
      }
    }
    return slice;
  }

  /// More in a row than a sequence of tokens leads past: behind them it is not known what is there.
  private static Stuck hidden() {
    return new Stuck(new Trouble.RightsMissing("202", "Too many records in a row are hidden."));
  }

  /// Every row, however many answers it takes.
  List<JsonNode> all(Map<String, String> query) {
    var rows = new ArrayList<JsonNode>();
    long last = 0;
    boolean stood = false;
    while (true) {
      var slice = next(behind(query, last));
      long before = last;
      for (var row : slice.rows()) {
        long id = row.path("id").asLong(0);
        if (id > last) {
          rows.add(row);
          last = id;
        }
      }
      if (!slice.hasMore()) {
        return rows;
      }
      if (last == before && stood) {
        throw new Stuck(new Trouble.NotTheVendor(200));
      }
      stood = last == before;
    }
  }

  private static Map<String, String> behind(Map<String, String> query, long last) {
    var behind = new LinkedHashMap<>(query);
    behind.put("orderBy", "id ASC");
    if (last > 0) {
      behind.put("idGreaterThan", String.valueOf(last));
    }
    return behind;
  }
}
