package org.unisono.connectors.marketo;

import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.node.ObjectNode;

/// Programs by their last change.
final class ProgramChanges implements ChangeSource {
  /// Each of them takes a call; a page that never comes to its end would be read again for ever.
  private static final int MOST_WITH_COSTS = 50;

  private final Programs programs;
  private final int pageSize;

  ProgramChanges(Programs programs, int pageSize) {
    this.programs = programs;
    this.pageSize = programs.wantsCosts() ? Math.min(MOST_WITH_COSTS, pageSize) : pageSize;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> page(cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text())));
  }

  private ChangePage page(ObjectNode state) {
    var since = Json.text(state, "since");
    var walk = new ProgramWalk(state.path("offset").asInt(0), Json.text(state, "last"));
    var step = walk.step(programs, pageSize, since);
    var newest = Json.text(state, "newest");
    for (var row : step.rows()) {
      newest = Stamps.later(newest, Json.text(row, "updatedAt"));
    }
    var costly = CostlyPrograms.of(state);
    var rows = programs.wantsCosts() ? costly.news(step.rows()) : step.rows();
    var changes = programs.records(rows).stream().<Change>map(Change.Upserted::new).toList();
    var on = step.next();
    var next = Json.object();
    if (on == null) {
      next.put("since", newest.isEmpty() ? since : Stamps.over(newest));
    } else {
      next.put("since", since).put("newest", newest);
      next.put("offset", on.offset()).put("last", on.last());
    }
    if (programs.wantsCosts()) {
      costly.into(next, rows, newest, on == null);
    }
    return new ChangePage(changes, new Cursor(Json.write(next)), on == null);
  }
}
