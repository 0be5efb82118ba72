package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unisono.simulators.Json;
import org.unisono.simulators.dynamics.fetch.Fetch;
import org.unisono.simulators.dynamics.fetch.FetchParser;
import org.unisono.simulators.dynamics.fetch.FetchRefused;
import tools.jackson.databind.node.ObjectNode;

/// Runs a query: joins, filters and orders.
final class FetchRun {
  private final Organization org;
  private final FetchConditions conditions;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  FetchRun(Organization org) {
    this.org = org;
    conditions = new FetchConditions(org);
  }

  static Fetch parse(String xml) {
    try {
      return FetchParser.parse(xml);
    } catch (FetchRefused refused) {
      throw new DynamicsRefused(400, "0x80041102", String.valueOf(refused.getMessage()));
    }
  }

  /// The rows of the table that a query finds, each once.
  List<ObjectNode> rows(Table table, String xml) {
    if (xml.isBlank()) {
      return List.of();
    }
    var fetch = parse(xml);
    require(table, fetch);
    return run(fetch).stream().map(joined -> joined.get("")).distinct().toList();
  }

  static void require(Table table, Fetch fetch) {
    if (!fetch.entity().table().equals(table.name())) {
      throw new DynamicsRefused(
          400,
          "0x80041102",
          "The entity '%s' of the query is not '%s' of the address."
              .formatted(fetch.entity().table(), table.name()));
    }
  }

  /// The table behind each alias of the query that ran.
  Map<String, Table> tables() {
    return tables;
  }

  FetchConditions conditions() {
    return conditions;
  }

  /// All rows in their order, each with what is joined to it, by alias.
  List<Map<String, ObjectNode>> run(Fetch fetch) {
    note(fetch.entity());
    List<Map<String, ObjectNode>> found = new ArrayList<>();
    for (var row : org.visible(table(fetch.entity().table()))) {
      found.add(Map.of("", row));
    }
    found = joined(found, fetch.entity());
    var filter = fetch.entity().filter();
    found.removeIf(rows -> !conditions.hold(filter, tables, rows, ""));
    if (!fetch.aggregate()) {
      order(fetch.entity()).ifPresent(found::sort);
    }
    return found;
  }

  private void note(Fetch.Entity entity) {
    tables.put(entity.alias(), table(entity.table()));
    entity.links().forEach(this::note);
  }

  private Table table(String name) {
    return org.tables
        .find(name)
        .orElseThrow(
            () ->
                new DynamicsRefused(
                    400,
                    "0x80041102",
                    "The entity with a name = '%s' was not found.".formatted(name)));
  }

  private List<Map<String, ObjectNode>> joined(
      List<Map<String, ObjectNode>> found, Fetch.Entity above) {
    var all = found;
    for (var link : above.links()) {
      all = joined(joined(all, above, link), link);
    }
    return new ArrayList<>(all);
  }

  private List<Map<String, ObjectNode>> joined(
      List<Map<String, ObjectNode>> found, Fetch.Entity above, Fetch.Entity link) {
    var table = table(link.table());
    var from = conditions.column(table, link.join().from()).property();
    var to = conditions.column(table(above.table()), link.join().to()).property();
    var partners =
        org.visible(table).stream()
            .filter(
                r -> conditions.hold(link.filter(), tables, Map.of(link.alias(), r), link.alias()))
            .filter(r -> !Json.text(r, from).isEmpty())
            .collect(Collectors.groupingBy(r -> Json.text(r, from)));
    var joined = new ArrayList<Map<String, ObjectNode>>();
    for (var rows : found) {
      var upper = rows.get(above.alias());
      var mine = partners.getOrDefault(upper == null ? "" : Json.text(upper, to), List.of());
      for (var partner : mine) {
        var more = new HashMap<>(rows);
        more.put(link.alias(), partner);
        joined.add(more);
      }
      if (mine.isEmpty() && link.join().outer()) {
        joined.add(rows);
      }
    }
    return joined;
  }

  private Optional<Comparator<Map<String, ObjectNode>>> order(Fetch.Entity entity) {
    var orders = new ArrayList<>(entity.orders());
    entity.links().forEach(l -> orders.addAll(l.orders()));
    return orders.stream().map(this::order).reduce(Comparator::thenComparing);
  }

  private Comparator<Map<String, ObjectNode>> order(Fetch.Order order) {
    var table = tables.get(order.alias());
    if (table == null) {
      throw DynamicsRefused.invalid("No link-entity has the alias '%s'.".formatted(order.alias()));
    }
    var column = conditions.column(table, order.column());
    Comparator<Map<String, ObjectNode>> by =
        (a, b) -> Queries.compare(column, of(a, order), of(b, order));
    return order.down() ? by.reversed() : by;
  }

  private static ObjectNode of(Map<String, ObjectNode> rows, Fetch.Order order) {
    return rows.getOrDefault(order.alias(), Json.object());
  }
}
