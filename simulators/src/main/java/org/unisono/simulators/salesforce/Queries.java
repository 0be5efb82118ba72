package org.unisono.simulators.salesforce;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.soql.Condition;
import org.unisono.simulators.salesforce.soql.Selected;
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

  /// What the answer to a query is.
  enum Shape {
    COUNT,
    ROWS,
    GROUPS
  }

  /// @param rows all that match, in order, before paging; groups are as the answer shows them
  /// @param paths the fields asked for, none for a count
  record Found(
      SObjectType type,
      List<FieldPath> paths,
      List<Children> children,
      Scope scope,
      Shape shape,
      List<ObjectNode> rows) {

    static Found of(SObjectType type, List<FieldPath> paths, List<ObjectNode> rows) {
      return new Found(type, paths, List.of(), Scope.LIVE, Shape.ROWS, rows);
    }

    private Found with(List<ObjectNode> other) {
      return new Found(type, paths, children, scope, shape, other);
    }
  }

  /// How the rows below a row are answered.
  @FunctionalInterface
  interface Pages {
    ObjectNode first(Found found);
  }

  private static final int DEEPEST_OFFSET = 2_000;
  private static final int DEEPEST_CHILDREN = 5;

  private final Reads reads;
  private final Filters filters;

  Queries(Reads reads, InstantSource clock) {
    this.reads = reads;
    this.filters = new Filters(reads, clock, this::ids);
  }

  Found run(String text, Scope scope) {
    return run(parse(text), scope);
  }

  private Found run(Soql soql, Scope scope) {
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
    Predicate<ObjectNode> where = soql.where().map(c -> filters.test(type, c)).orElse(row -> true);
    if (soql.isGrouped()) {
      var groups = new Groups(reads, filters, type, soql);
      var rows = rows(type, scope, soql.where()).filter(reads::isVisible).filter(where);
      return new Found(type, List.of(), List.of(), scope, Shape.GROUPS, groups.of(rows));
    }
    checkUngrouped(soql);
    var shape = soql.isCount() ? Shape.COUNT : Shape.ROWS;
    var children = allChildren(type, soql, 1);
    var found = new Found(type, paths(type, soql), children, scope, shape, List.of());
    if (StampFloor.isSweep(soql)) {
      var swept = swept(type, scope, StampFloor.of(soql.where())).filter(where);
      return found.with(swept.skip(soql.offset()).limit(soql.limit()).toList());
    }
    var rows = rows(type, scope, soql.where()).filter(reads::isVisible).filter(where);
    var order = order(type, soql.order());
    var sorted =
        soql.limit() < 0
            ? rows.sorted(order).toList()
            : least(rows, order, soql.offset() + soql.limit());
    return found.with(sorted.stream().skip(soql.offset()).toList());
  }

  /// Names of one's own are for groups alone.
  private static void checkUngrouped(Soql soql) {
    boolean named =
        soql.selected().stream()
            .anyMatch(s -> s instanceof Selected.Field(var _, var alias) && !alias.isEmpty());
    if (named) {
      throw SalesforceRefused.bad(
          "MALFORMED_QUERY", "only aggregate expressions use field aliasing");
    }
    if (soql.having().isPresent()) {
      throw SalesforceRefused.bad("MALFORMED_QUERY", "HAVING clause requires a GROUP BY clause");
    }
  }

  private List<FieldPath> paths(SObjectType type, Soql soql) {
    return soql.selected().stream()
        .flatMap(s -> s instanceof Selected.Field f ? paths(type, f.name()) : Stream.of())
        .toList();
  }

  private List<Children> allChildren(SObjectType type, Soql soql, int level) {
    var all = new ArrayList<Children>();
    for (var selected : soql.selected()) {
      if (selected instanceof Selected.Children(var query)) {
        all.add(children(type, query, level));
      }
    }
    return all;
  }

  private Children children(SObjectType parent, Soql soql, int level) {
    var relation =
        ChildRelation.find(parent.name(), soql.from())
            .orElseThrow(
                () ->
                    SalesforceRefused.bad(
                        "INVALID_TYPE",
                        "Didn't understand relationship '%s' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name."
                            .formatted(soql.from())));
    if (soql.isCount() || soql.isGrouped() || soql.offset() > 0 || level >= DEEPEST_CHILDREN) {
      throw SalesforceRefused.bad("MALFORMED_QUERY", "A nested query is one of rows");
    }
    checkUngrouped(soql);
    var type = reads.schema().type(relation.child());
    return new Children(
        relation,
        type,
        paths(type, soql),
        allChildren(type, soql, level + 1),
        soql.where().map(c -> filters.test(type, c)).orElse(row -> true),
        order(type, soql.order()),
        soql.limit());
  }

  /// What a query within a condition finds: ids of the object that the condition's field names.
  private Set<String> ids(SObjectField outer, SObjectType type, Soql soql) {
    if (!outer.type().isId()) {
      throw SalesforceRefused.bad(
          "MALFORMED_QUERY",
          "The left operand field in the where expression for outer query should be an id field, cannot use: '%s'"
              .formatted(outer.name()));
    }
    var found = run(soql, Scope.LIVE);
    var path = found.paths().size() == 1 ? found.paths().getFirst() : null;
    if (path == null || found.shape() != Shape.ROWS || !path.field().type().isId()) {
      throw SalesforceRefused.bad(
          "MALFORMED_QUERY", "The inner query must select one field, an id or a reference");
    }
    if (!target(outer, type).equals(target(path.field(), path.owner()))) {
      throw SalesforceRefused.bad(
          "MALFORMED_QUERY",
          "The selected field '%s' in the subquery and the left operand field in the where expression in the outer query '%s' should point to the same object type"
              .formatted(path.field().name(), outer.name()));
    }
    return found.rows().stream()
        .map(row -> path.value(reads, row).asString(""))
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String target(SObjectField field, SObjectType type) {
    return field.type() == FieldType.ID ? type.name() : field.target();
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
    return order(name -> Column.of(reads, type, name), keys);
  }

  static Comparator<ObjectNode> order(Function<String, Column> columns, List<Soql.Order> keys) {
    Comparator<ObjectNode> order = (a, b) -> 0;
    for (var key : keys) {
      var column = columns.apply(key.field());
      Comparator<JsonNode> values = (a, b) -> compare(column.field(), a, b);
      var directed = key.direction() == Soql.Direction.ASCENDING ? values : values.reversed();
      int blank = key.nulls() == Soql.Nulls.FIRST ? -1 : 1;
      Comparator<JsonNode> withBlanks =
          (a, b) -> {
            if (a.isNull() || b.isNull()) {
              return a.isNull() && b.isNull() ? 0 : a.isNull() ? blank : -blank;
            }
            return directed.compare(a, b);
          };
      order = order.thenComparing(column.value(), withBlanks);
    }
    return order;
  }

  static int compare(SObjectField field, JsonNode a, JsonNode b) {
    if (field.type().isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    if (field.type().isId() || field.type() == FieldType.DATETIME) {
      return a.asString().compareTo(b.asString());
    }
    return a.asString().compareToIgnoreCase(b.asString());
  }

  /// A row as the query's answer shows it: parents nested, each with its `attributes`, children
  /// whole.
  ObjectNode shown(Found found, ObjectNode row, String version) {
    return shown(found, row, version, children -> whole(children, version));
  }

  private ObjectNode whole(Found found, String version) {
    var body = Json.object().put("totalSize", found.rows().size()).put("done", true);
    var records = body.putArray("records");
    found.rows().forEach(row -> records.add(shown(found, row, version)));
    return body;
  }

  ObjectNode shown(Found found, ObjectNode row, String version, Pages pages) {
    if (found.shape() == Shape.GROUPS) {
      return row;
    }
    var shown = Json.object();
    var type = found.type().name();
    shown.set("attributes", reads.attributes(type, Json.text(row, "Id"), version));
    for (var path : found.paths()) {
      place(shown, row, path, version);
    }
    for (var children : found.children()) {
      var below = children.of(row, reads, found.scope());
      var name = children.relation().name();
      if (below.rows().isEmpty()) {
        shown.putNull(name);
      } else {
        shown.set(name, pages.first(below));
      }
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
