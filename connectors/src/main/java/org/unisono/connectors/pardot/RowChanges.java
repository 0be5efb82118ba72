package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Rows of one or more kinds in turn, changed since the pass before. A pass notes their newest
/// stamp, then goes through what changed in the order of ids, each page asked for anew behind the
/// last row: so no tie of stamps, no row that moves, no page that is short or comes twice, and no
/// end of a chain of 100,000 loses one. The next pass begins an overlap before that stamp.
final class RowChanges implements ChangeSource {

  /// One kind, and what its rows mean.
  record Source(Thing thing, Function<JsonNode, Optional<Change>> told) {}

  private final Rows rows;
  private final List<Source> sources;
  private final Lane lane;

  RowChanges(Rows rows, List<Source> sources, Lane lane) {
    this.rows = rows;
    this.sources = sources;
    this.lane = lane;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(Walks.of(cursor, sources.size())));
  }

  private ChangePage page(Walks walks) {
    var source = sources.get(walks.turn());
    var walk = walks.now();
    if (walk.newest().isEmpty()) {
      walk = walk.begun(newest(source.thing()));
    }
    if (walk.newest().isEmpty()) {
      return turned(List.of(), walks.with(walk));
    }
    var found = rows.query(source.thing(), behind(source.thing(), walk), lane);
    if (found.isEmpty()) {
      // Only an empty answer is an end, and one page may be lost: so it is asked for twice.
      found = rows.query(source.thing(), behind(source.thing(), walk), lane);
    }
    if (found.isEmpty()) {
      return turned(List.of(), walks.with(walk.over()));
    }
    var changes = new ArrayList<Change>();
    for (var row : found) {
      long id = row.path("id").asLong(0);
      if (id > walk.last()) {
        source.told().apply(row).ifPresent(changes::add);
        walk = walk.passed(id);
      }
    }
    return new ChangePage(changes, walks.with(walk).cursor(), false);
  }

  private ChangePage turned(List<Change> changes, Walks walks) {
    boolean last = walks.turn() == sources.size() - 1;
    return new ChangePage(changes, walks.turned(sources.size()).cursor(), last);
  }

  private String newest(Thing thing) {
    var query = new LinkedHashMap<String, String>();
    query.put("orderBy", "updatedAt DESC");
    query.put("limit", "1");
    recycled(thing, query);
    var found = rows.slice(thing, query, lane).rows();
    if (found.isEmpty()) {
      // One page may be lost, and the newest may be none that the account sees.
      query.put("limit", String.valueOf(rows.pageSize()));
      found = rows.query(thing, query, lane);
    }
    return found.isEmpty() ? "" : Json.text(found.getFirst(), "updatedAt");
  }

  private LinkedHashMap<String, String> behind(Thing thing, Walks.Walk walk) {
    var query = new LinkedHashMap<String, String>();
    query.put("orderBy", "id ASC");
    query.put("limit", String.valueOf(rows.pageSize()));
    query.put("idGreaterThan", String.valueOf(walk.last()));
    if (!walk.since().isEmpty()) {
      query.put("updatedAtAfterOrEqualTo", walk.since());
    }
    recycled(thing, query);
    return query;
  }

  private static void recycled(Thing thing, LinkedHashMap<String, String> query) {
    if (thing.isRecycled()) {
      query.put("deleted", "all");
    }
  }
}
