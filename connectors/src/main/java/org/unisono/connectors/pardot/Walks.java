package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.unisono.connector.Cursor;
import org.unisono.connectors.http.Json;

/// How far each kind has been gone through, and whose turn it is: all that a cursor holds.
record Walks(int turn, List<Walk> all) {

  /// One kind.
  ///
  /// @param since stamp from which on changes are asked for; empty for all
  /// @param newest stamp that was theirs when the pass began; empty between passes
  /// @param last id of the last row that was passed
  record Walk(String since, String newest, long last) {
    static final Walk BEGIN = new Walk("", "", 0);

    Walk begun(String stamp) {
      return new Walk(since, stamp, 0);
    }

    Walk passed(long id) {
      return new Walk(since, newest, id);
    }

    Walk over() {
      return new Walk(Stamps.over(newest), "", 0);
    }
  }

  Walks {
    all = List.copyOf(all);
  }

  static Walks of(Cursor cursor, int count) {
    if (cursor.isStart()) {
      return new Walks(0, Collections.nCopies(count, Walk.BEGIN));
    }
    var state = Json.parse(cursor.text());
    var all = new ArrayList<Walk>();
    for (var walk : state.path("walks")) {
      all.add(
          new Walk(
              Json.text(walk, "since"), Json.text(walk, "newest"), walk.path("last").asLong(0)));
    }
    return new Walks(state.path("turn").asInt(0), all);
  }

  Walk now() {
    return all.get(turn);
  }

  Walks with(Walk walk) {
    var walks = new ArrayList<>(all);
    walks.set(turn, walk);
    return new Walks(turn, walks);
  }

  Walks turned(int count) {
    return new Walks((turn + 1) % count, all);
  }

  Cursor cursor() {
    var state = Json.object().put("turn", turn);
    var walks = state.putArray("walks");
    for (var walk : all) {
      walks
          .addObject()
          .put("since", walk.since())
          .put("newest", walk.newest())
          .put("last", walk.last());
    }
    return new Cursor(Json.write(state));
  }
}
