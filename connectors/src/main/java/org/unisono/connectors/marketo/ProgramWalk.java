package org.unisono.connectors.marketo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// A walk through all programs by offset. Marketo gives no total, and a row that goes shifts those
/// behind it; so each page begins with the last row of the one before, and where that is not there,
/// the walk begins anew.
///
/// @param offset rows that are behind us
/// @param last id of the last of them; empty at the beginning
record ProgramWalk(int offset, String last) {
  static final ProgramWalk BEGIN = new ProgramWalk(0, "");

  /// @param rows those that follow
  /// @param next null when there are no more
  record Step(List<JsonNode> rows, @Nullable ProgramWalk next) {}

  Step step(Programs programs, int most, String since) {
    if (last.isEmpty()) {
      return reached(programs.browse(0, most, since));
    }
    var rows = programs.browse(offset - 1, most + 1, since);
    var ids = rows.stream().map(r -> Json.text(r, "id")).toList();
    int at = ids.indexOf(last);
    if (at < 0) {
      return new Step(List.of(), BEGIN);
    }
    var fresh = rows.subList(at + 1, rows.size());
    // The end is an empty page at its very place, not one that was short or came twice.
    return reached(fresh.isEmpty() ? programs.browse(offset, most, since) : fresh);
  }

  private Step reached(List<JsonNode> rows) {
    return rows.isEmpty()
        ? new Step(rows, null)
        : new Step(rows, new ProgramWalk(offset + rows.size(), Json.text(rows.getLast(), "id")));
  }
}
