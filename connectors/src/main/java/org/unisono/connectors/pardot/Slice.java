package org.unisono.connectors.pardot;

import java.util.List;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// One answer to a query.
///
/// @param token leads to the next answer for four hours; empty where none was given
/// @param cut whether none was given though there are more records: a sequence of tokens ends at
///     100,000, and says so in `Pardot-Warning: 203`
record Slice(List<JsonNode> rows, String token, boolean cut) {
  private static final String EXCEEDED = "203";

  Slice {
    rows = List.copyOf(rows);
  }

  static Slice of(Answer answer, JsonNode body) {
    boolean cut = answer.header("Pardot-Warning").filter(w -> w.startsWith(EXCEEDED)).isPresent();
    return new Slice(
        body.path("values").valueStream().toList(), Json.text(body, "nextPageToken"), cut);
  }

  /// Whether it is not the end, however few its rows are.
  boolean hasMore() {
    return cut || !token.isEmpty();
  }
}
