package org.unisono.simulators.dynamics;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.dynamics.fetch.Fetch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Folds what a query found: one row for each group, with counts, sums and the like.
final class FetchSums {
  private final Fetch fetch;
  private final FetchRun run;
  private final List<Part> parts = new ArrayList<>();

  /// A value of each row of the answer.
  private record Part(String entity, Column column, Fetch.Shown shown) {
    boolean groups() {
      return shown.fold().function().isEmpty();
    }
  }

  FetchSums(Fetch fetch, FetchRun run) {
    this.fetch = fetch;
    this.run = run;
    note(fetch.entity());
  }

  private void note(Fetch.Entity entity) {
    var table = run.tables().get(entity.alias());
    for (var shown : entity.columns()) {
      if (table != null) {
        parts.add(new Part(entity.alias(), run.conditions().column(table, shown.column()), shown));
      }
    }
    entity.links().forEach(this::note);
  }

  List<ObjectNode> of(List<Map<String, ObjectNode>> joined, boolean annotated) {
    Folds.requireFew(joined.size());
    var keys = parts.stream().filter(Part::groups).toList();
    Map<List<String>, List<Map<String, ObjectNode>>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), joined);
    }
    for (var rows : joined) {
      if (!keys.isEmpty()) {
        groups.computeIfAbsent(key(keys, rows), k -> new ArrayList<>()).add(rows);
      }
    }
    var folded = new ArrayList<ObjectNode>();
    groups.values().forEach(group -> folded.add(row(group, annotated)));
    order(fetch.entity()).ifPresent(folded::sort);
    return folded;
  }

  private static List<String> key(List<Part> keys, Map<String, ObjectNode> rows) {
    return keys.stream().map(p -> grouped(p, rows).asString("").toLowerCase(Locale.ROOT)).toList();
  }

  private static ObjectNode of(Part part, Map<String, ObjectNode> rows) {
    return rows.getOrDefault(part.entity(), Json.object());
  }

  /// What the rows of a group have in common: a value, or a part of a date.
  private static JsonNode grouped(Part part, Map<String, ObjectNode> rows) {
    var value = of(part, rows).path(part.column().property());
    var text = value.asString("");
    if (part.shown().fold().part().isEmpty() || text.isEmpty()) {
      return value;
    }
    var day = LocalDate.parse(text.substring(0, 10));
    return Json.of(
        switch (part.shown().fold().part()) {
          case "day" -> day.getDayOfMonth();
          case "week" -> day.get(WeekFields.SUNDAY_START.weekOfYear());
          case "month" -> day.getMonthValue();
          case "quarter", "fiscal-period" -> day.get(IsoFields.QUARTER_OF_YEAR);
          default -> day.getYear();
        });
  }

  private ObjectNode row(List<Map<String, ObjectNode>> group, boolean annotated) {
    var row = Json.object();
    for (var part : parts) {
      var value =
          part.groups() ? Optional.of(grouped(part, group.getFirst())) : folded(part, group);
      // What is empty is left out.
      value
          .filter(v -> !v.isNull() && !v.isMissingNode())
          .ifPresent(v -> show(row, part, v, annotated));
    }
    return row;
  }

  private static Optional<JsonNode> folded(Part part, List<Map<String, ObjectNode>> group) {
    var fold = part.shown().fold();
    var rows = group.stream().map(r -> of(part, r)).toList();
    return switch (fold.function()) {
      case "count" -> Optional.of(Folds.count(rows));
      case "countcolumn" -> Optional.of(Folds.countOf(part.column(), rows, fold.distinct()));
      case "sum" -> Folds.sum(part.column(), rows);
      case "avg" -> Folds.average(part.column(), rows);
      case "min" -> Folds.least(part.column(), rows);
      default -> Folds.greatest(part.column(), rows);
    };
  }

  private static void show(ObjectNode row, Part part, JsonNode value, boolean annotated) {
    var name = part.shown().alias();
    row.set(name, value);
    if (annotated) {
      boolean plain = part.groups() && part.shown().fold().part().isEmpty();
      var label =
          plain
              ? Values.formatted(
                  part.column(), (ObjectNode) Json.object().set(part.column().name(), value))
              : value.asString();
      row.put(name + Shown.FORMATTED, label.isEmpty() ? value.asString() : label);
    }
  }

  private Optional<Comparator<ObjectNode>> order(Fetch.Entity entity) {
    var orders = new ArrayList<>(entity.orders());
    entity.links().forEach(l -> orders.addAll(l.orders()));
    return orders.stream().map(this::order).reduce(Comparator::thenComparing);
  }

  private Comparator<ObjectNode> order(Fetch.Order order) {
    if (parts.stream().noneMatch(p -> p.shown().alias().equals(order.column()))) {
      throw DynamicsRefused.invalid("No attribute has the alias '%s'.".formatted(order.column()));
    }
    Comparator<ObjectNode> by =
        (a, b) -> Sorted.compare(a.path(order.column()), b.path(order.column()));
    return order.down() ? by.reversed() : by;
  }
}
