package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;

/// The log of activities, which only grows: read behind the last id. After the end some ids are
/// read again, for rows that turn up late; the cursor knows which of them have been told.
final class ResponseChanges implements ChangeSource {
  private static final long OVERLAP = 50;

  private final Rows rows;

  ResponseChanges(Rows rows) {
    this.rows = rows;
  }

  /// @param from read behind this id
  /// @param told ids behind the overlap that need not be told again
  private record Place(long from, SortedSet<Long> told) {

    static Place of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Place(0, new TreeSet<>());
      }
      var state = Json.parse(cursor.text());
      var told = new TreeSet<Long>();
      state.path("told").forEach(id -> told.add(id.asLong(0)));
      return new Place(state.path("from").asLong(0), told);
    }

    /// Behind `passed`, with what is known of the overlap before it.
    Place behind(long passed, Collection<Long> more) {
      var known = new TreeSet<>(told);
      known.addAll(more);
      return new Place(passed, known.tailSet(passed - OVERLAP + 1));
    }

    Place overlapped() {
      return new Place(Math.max(0, from - OVERLAP), told);
    }

    Cursor cursor() {
      var state = Json.object().put("from", from);
      var ids = state.putArray("told");
      told.forEach(id -> ids.add(id));
      return new Cursor(Json.write(state));
    }
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(Place.of(cursor)));
  }

  private ChangePage page(Place place) {
    var query = new LinkedHashMap<String, String>();
    query.put("orderBy", "id ASC");
    query.put("limit", String.valueOf(rows.pageSize()));
    query.put("idGreaterThan", String.valueOf(place.from()));
    var found = rows.query(Thing.ACTIVITY, query, Lane.ORDINARY);
    if (found.isEmpty()) {
      // One page may be lost.
      found = rows.query(Thing.ACTIVITY, query, Lane.ORDINARY);
    }
    if (found.isEmpty()) {
      return new ChangePage(List.of(), place.overlapped().cursor(), true);
    }
    var changes = new ArrayList<Change>();
    var ids = new TreeSet<Long>();
    for (var row : found) {
      long id = row.path("id").asLong(0);
      if (id > place.from() && ids.add(id) && !place.told().contains(id)) {
        Responses.of(row).map(Change.Upserted::new).ifPresent(changes::add);
      }
    }
    long passed = ids.isEmpty() ? place.from() : ids.getLast();
    return new ChangePage(changes, place.behind(passed, ids).cursor(), false);
  }
}
