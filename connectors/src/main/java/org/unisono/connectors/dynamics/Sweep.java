package org.unisono.connectors.dynamics;

import java.time.Duration;
import java.time.Instant;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How far one table is read. A row's version only grows and is its own: ordered by it, no row is
/// missed, and no two share a place.
///
/// @param floor rows stamped since then are told again; empty in the first pass
/// @param known the newest version of the pass before
/// @param at the last version of this pass
/// @param newest the newest stamp seen, by their clock
/// @param top the newest version seen
/// @param delta where deletions are told from; empty when the vendor gave no such link
record Sweep(String floor, long known, long at, String newest, long top, String delta) {
  static final Sweep NEW = new Sweep("", 0, 0, "", 0, "");

  static Sweep of(JsonNode node) {
    return new Sweep(
        Json.text(node, "floor"),
        node.path("known").asLong(0),
        node.path("at").asLong(0),
        Json.text(node, "newest"),
        node.path("top").asLong(0),
        Json.text(node, "delta"));
  }

  ObjectNode json() {
    return Json.object()
        .put("floor", floor)
        .put("known", known)
        .put("at", at)
        .put("newest", newest)
        .put("top", top)
        .put("delta", delta);
  }

  String filter() {
    var after = "versionnumber gt " + at;
    return floor.isEmpty()
        ? after
        : after + " and (versionnumber gt " + known + " or modifiedon ge " + floor + ")";
  }

  boolean isNew() {
    return at == 0 && known == 0;
  }

  Sweep passed(long version, String stamp) {
    var latest = stamp.compareTo(newest) > 0 ? stamp : newest;
    return new Sweep(floor, known, version, latest, Math.max(top, version), delta);
  }

  Sweep telling(String link) {
    return new Sweep(floor, known, at, newest, top, link);
  }

  /// The next pass begins an overlap before the newest stamp: a write may turn up late under an
  /// older version.
  Sweep over(Duration overlap) {
    var next = newest.isEmpty() ? floor : Instant.parse(newest).minus(overlap).toString();
    return new Sweep(next, top, 0, newest, top, delta);
  }
}
