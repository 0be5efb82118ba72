package org.unisono.simulators.salesforce;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.soql.Condition;
import org.unisono.simulators.salesforce.soql.Soql;
import org.unisono.simulators.salesforce.soql.SoqlRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs queries over the rows.
final class Queries {
  enum Scope {
    LIVE,
    WITH_RECYCLED
  }

  /// @param rows all that match, in order, before paging
  /// @param paths the fields asked for, none for a count
  record Found(SObjectType type, List<FieldPath> paths, List<ObjectNode> rows) {}

  private static final int DEEPEST_OFFSET = 2_000;

  private final Reads reads;
  private final Filters filters;

  Queries(Reads reads, InstantSource clock) {
    this.reads = reads;
    this.filters = new Filters(reads, clock);
  }

  Found run(String text, Scope scope) {
    var soql = parse(text);
    var type =
        reads
            .schema()
            .find(soql.from())
            .orElseThrow(
                () ->
                    SalesforceRefused.bad(
                        "INVALID_TYPE",
                        "sObject type '%s' is not supported.".formatted(soql.from())));
    if (soql.offset() > DEEPEST_OFFSET) {
      throw SalesforceRefused.bad("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset is 2000");
    }
    var paths = soql.fields().stream().flatMap(f -> paths(type, f)).toList();
    Predicate<ObjectNode> where = soql.where().map(c -> filters.test(type, c)).orElse(row -> true);
    if (StampFloor.isSweep(soql)) {
      var swept = swept(type, scope, StampFloor.of(soql.where())).filter(where);
      return new Found(type, paths, swept.skip(soql.offset()).limit(soql.limit()).toList());
    }
    var rows = rows(type, scope, soql.where()).filter(reads::isVisible).filter(where);
    var order = order(type, soql.order());
    var sorted =
        soql.limit() < 0
            ? rows.sorted(order).toList()
            : least(rows, order, soql.offset() + soql.limit());
    return new Found(type, paths, sorted.stream().skip(soql.offset()).toList());
  }

  /// The rows that a condition is true of.
  Predicate<ObjectNode> where(SObjectType type, String condition) {
    try {
      return filters.test(type, Soql.condition(condition));
    } catch (SoqlRefused malformed) {
      throw SalesforceRefused.bad("MALFORMED_QUERY", String.valueOf(malformed.getMessage()));
    }
  }

  /// The first so many in order, without sorting the rest; of equals, those that came first.
  private static List<ObjectNode> least(
      Stream<ObjectNode> rows, Comparator<ObjectNode> order, int most) {
    if (most == 0) {
      return List.of();
    }
    record At(ObjectNode row, int place) {}
    Comparator<At> upwards = Comparator.comparing(At::row, order).thenComparingInt(At::place);
    var kept = new PriorityQueue<At>(upwards.reversed());
    var place = new AtomicInteger();
    rows.sequential()
        .forEach(
            row -> {
              var last = kept.size() < most ? null : kept.peek();
              if (last == null || order.compare(row, last.row()) < 0) {
                kept.add(new At(row, place.getAndIncrement()));
                if (kept.size() > most) {
                  kept.poll();
                }
              }
            });
    return kept.stream().sorted(upwards).map(At::row).toList();
  }

  private static Soql parse(String text) {
    try {
      return Soql.parse(text);
    } catch (SoqlRefused malformed) {
      throw SalesforceRefused.bad("MALFORMED_QUERY", String.valueOf(malformed.getMessage()));
    }
  }

  private Stream<ObjectNode> rows(SObjectType type, Scope scope, Optional<Condition> where) {
    var keys = where.flatMap(c -> Keys.in(type, c));
    var live =
        keys.map(k -> k.rows(type, reads.records()))
            .orElseGet(() -> reads.records().all(type.name()).stream());
    return scope == Scope.LIVE
        ? live
        : Stream.concat(live, reads.records().recycled(type.name()).stream());
  }

  private Stream<ObjectNode> swept(SObjectType type, Scope scope, StampFloor from) {
    return reads
        .records()
        .changedFrom(type.name(), from.stamp(), from.id())
        .filter(row -> scope == Scope.WITH_RECYCLED || !row.path("IsDeleted").asBoolean(false))
        .filter(reads::isVisible);
  }

  private Stream<FieldPath> paths(SObjectType type, String asked) {
    if (asked.startsWith("FIELDS(")) {
      boolean custom = asked.toUpperCase(Locale.ROOT).contains("CUSTOM");
      boolean all = asked.toUpperCase(Locale.ROOT).contains("ALL");
      return type.fields().stream()
          .filter(f -> all || f.isCustom() == custom)
          .map(f -> FieldPath.resolve(reads.schema(), type, f.name()));
    }
    return Stream.of(FieldPath.resolve(reads.schema(), type, asked));
  }

  private Comparator<ObjectNode> order(SObjectType type, List<Soql.Order> keys) {
    Comparator<ObjectNode> order = (a, b) -> 0;
    for (var key : keys) {
      var path = FieldPath.resolve(reads.schema(), type, key.field());
      Comparator<JsonNode> values = (a, b) -> compare(path.field(), a, b);
      var directed = key.direction() == Soql.Direction.ASCENDING ? values : values.reversed();
      int blank = key.nulls() == Soql.Nulls.FIRST ? -1 : 1;
      Comparator<JsonNode> withBlanks =
          (a, b) -> {
            if (a.isNull() || b.isNull()) {
              return a.isNull() && b.isNull() ? 0 : a.isNull() ? blank : -blank;
            }
            return directed.compare(a, b);
          };
      order = order.thenComparing(row -> path.value(reads, row), withBlanks);
    }
    return order;
  }

  private static int compare(SObjectField field, JsonNode a, JsonNode b) {
    if (field.type().isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    if (field.type().isId() || field.type() == FieldType.DATETIME) {
      return a.asString().compareTo(b.asString());
    }
    return a.asString().compareToIgnoreCase(b.asString());
  }

  /// A row as the query's answer shows it: parents nested, each with its `attributes`.
  ObjectNode shown(Found found, ObjectNode row, String version) {
    var shown = Json.object();
    var type = found.type().name();
    shown.set("attributes", reads.attributes(type, Json.text(row, "Id"), version));
    for (var path : found.paths()) {
      place(shown, row, path, version);
    }
    return shown;
  }

  private void place(ObjectNode shown, ObjectNode row, FieldPath path, String version) {
    var target = shown;
    var at = row;
    var type = path.from().name();
    for (var hop : path.hops()) {
      var parent = FieldPath.parent(reads, type, at, hop);
      if (parent.isEmpty()) {
        target.putNull(hop.relationship());
        return;
      }
      at = parent.get();
      type = hop.target();
      if (!target.path(hop.relationship()).isObject()) {
        var fresh = target.putObject(hop.relationship());
        fresh.set("attributes", reads.attributes(type, Json.text(at, "Id"), version));
      }
      target = (ObjectNode) target.path(hop.relationship());
    }
    target.set(path.field().name(), reads.value(type, at, path.field().name()));
  }
}
