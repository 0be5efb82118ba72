package org.unisono.connectors.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Cursor;
import org.unisono.connectors.http.Json;

/// What a cursor of [SalesforceChanges] says: whose turn it is, and how far each object's sweep is.
record Sweeps(int turn, List<Sweep> of) {

  /// A pass over one object. Moments are of their clock; empty where there is none yet.
  ///
  /// @param floor where it began, already with the overlap
  /// @param at the stamp of the last row that was seen in it
  /// @param id of that row, as rows can share a stamp
  /// @param high the newest stamp seen in any pass
  /// @param deletedFrom until when the delete feed is read
  record Sweep(String floor, String at, String id, String high, String deletedFrom) {

    static final Sweep NEW = new Sweep("", "", "", "", "");

    String condition() {
      if (!at.isEmpty()) {
        return "(SystemModstamp > %1$s OR (SystemModstamp = %1$s AND Id > %2$s))"
            .formatted(at, Soql.text(id));
      }
      return floor.isEmpty() ? "" : "SystemModstamp >= " + floor;
    }

    Sweep passed(String stamp, String rowId) {
      var now = Soql.moment(Soql.moment(stamp));
      return new Sweep(floor, now, rowId, now.compareTo(high) > 0 ? now : high, deletedFrom);
    }

    Sweep passed(String rowId) {
      return new Sweep(floor, at, rowId, high, deletedFrom);
    }

    Sweep deletedFrom(Instant moment) {
      return new Sweep(floor, at, id, high, moment.toString());
    }

    /// The next pass begins an overlap before the newest stamp: the stamp is theirs, never ours.
    Sweep over(Duration overlap) {
      var next = high.isEmpty() ? floor : Soql.moment(Instant.parse(high).minus(overlap));
      return new Sweep(next, "", "", high, deletedFrom);
    }
  }

  static Sweeps of(Cursor cursor, List<Sobject> objects) {
    if (cursor.isStart()) {
      return new Sweeps(0, objects.stream().map(o -> Sweep.NEW).toList());
    }
    var node = Json.parse(cursor.text());
    var sweeps =
        node.path("of")
            .valueStream()
            .map(
                s ->
                    new Sweep(
                        Json.text(s, "floor"),
                        Json.text(s, "at"),
                        Json.text(s, "id"),
                        Json.text(s, "high"),
                        Json.text(s, "deletedFrom")))
            .toList();
    return new Sweeps(node.path("turn").asInt(0), sweeps);
  }

  Cursor cursor() {
    var node = Json.object().put("turn", turn);
    var all = node.putArray("of");
    for (var s : of) {
      all.addObject()
          .put("floor", s.floor)
          .put("at", s.at)
          .put("id", s.id)
          .put("high", s.high)
          .put("deletedFrom", s.deletedFrom);
    }
    return new Cursor(Json.write(node));
  }

  Sweep now() {
    return of.get(turn);
  }

  Sweeps with(Sweep sweep) {
    var all = new ArrayList<>(of);
    all.set(turn, sweep);
    return new Sweeps(turn, all);
  }

  Sweeps turned() {
    return new Sweeps((turn + 1) % of.size(), of);
  }
}
