package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.dynamics.odata.Apply;
import org.unisono.simulators.dynamics.odata.ApplyParser;
import org.unisono.simulators.dynamics.odata.FilterRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers `$apply`: rows are filtered and folded. A grouping is the last step; a column of the row
/// that a lookup points at is told as `lookup/column`.
final class Applied {
  private final Organization org;
  private final Table table;

  Applied(Organization org, Table table) {
    this.org = org;
    this.table = table;
  }

  Reply answer(List<ObjectNode> rows, Request request) {
    var steps = steps(request.param("$apply").orElse(""));
    var found = new ArrayList<>(rows);
    var filters = new Filters(org, table);
    request.param("$filter").map(filters::of).ifPresent(f -> found.removeIf(f.negate()));
    List<ObjectNode> folded = new ArrayList<>();
    boolean done = false;
    for (var step : steps) {
      if (done) {
        throw DynamicsRefused.query("Nothing can follow a grouping in $apply.");
      }
      switch (step) {
        case Apply.Keep(var filter) -> found.removeIf(filters.of(filter).negate());
        case Apply.Group group -> {
          folded.addAll(fold(group, found));
          done = true;
        }
      }
    }
    if (!done) {
      throw DynamicsRefused.query("$apply needs a grouping or an aggregate.");
    }
    request.param("$orderby").ifPresent(order -> sort(folded, order));
    int top = request.number("$top", Integer.MAX_VALUE);
    var body = Json.object();
    body.put("@odata.context", org.baseUrl + "/api/data/v9.2/$metadata#" + table.set());
    body.set("value", Json.array(folded.subList(0, Math.min(top, folded.size()))));
    return Reply.ok(body).with("OData-Version", "4.0");
  }

  private static List<Apply> steps(String text) {
    try {
      return ApplyParser.parse(text);
    } catch (FilterRefused refused) {
      throw DynamicsRefused.query(String.valueOf(refused.getMessage()));
    }
  }

  private List<ObjectNode> fold(Apply.Group group, List<ObjectNode> rows) {
    Folds.requireFew(rows.size());
    Map<List<String>, List<ObjectNode>> groups = new LinkedHashMap<>();
    if (group.by().isEmpty()) {
      groups.put(List.of(), rows);
    }
    for (var row : rows) {
      if (!group.by().isEmpty()) {
        var key = group.by().stream().map(b -> value(b, row).asString("")).toList();
        var folded = key.stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
        groups.computeIfAbsent(folded, k -> new ArrayList<>()).add(row);
      }
    }
    return groups.values().stream().map(same -> row(group, same)).toList();
  }

  private ObjectNode row(Apply.Group group, List<ObjectNode> same) {
    var row = Json.object();
    for (var by : group.by()) {
      var value = value(by, same.getFirst());
      if (value.isMissingNode()) {
        row.putNull(by.replace('/', '_'));
      } else {
        row.set(by.replace('/', '_'), value);
      }
    }
    for (var measure : group.measures()) {
      measured(measure, same)
          .ifPresentOrElse(v -> row.set(measure.alias(), v), () -> row.putNull(measure.alias()));
    }
    return row;
  }

  private Optional<JsonNode> measured(Apply.Measure measure, List<ObjectNode> rows) {
    if (measure.function().equals("count")) {
      return Optional.of(Folds.count(rows));
    }
    var column = column(table, measure.property());
    return switch (measure.function()) {
      case "countdistinct" -> Optional.of(Folds.countOf(column, rows, true));
      case "sum" -> Folds.sum(column, rows);
      case "average" -> Folds.average(column, rows);
      case "min" -> Folds.least(column, rows);
      default -> Folds.greatest(column, rows);
    };
  }

  private Column column(Table of, String property) {
    return of.ofProperty(property)
        .filter(c -> !org.isRemoved(of, c))
        .orElseThrow(() -> Filters.missing(of, property));
  }

  private JsonNode value(String path, ObjectNode row) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      return row.path(column(table, path).property());
    }
    var lookup =
        table
            .bound(path.substring(0, slash))
            .orElseThrow(() -> Filters.missing(table, path.substring(0, slash)));
    var target = org.tables.named(lookup.target().table());
    var column = column(target, path.substring(slash + 1));
    return org.records
        .find(target, Json.text(row, lookup.property()))
        .map(r -> r.path(column.property()))
        .orElseGet(() -> Json.object().path(column.property()));
  }

  private static void sort(List<ObjectNode> rows, String order) {
    for (var part : List.of(order.split(",")).reversed()) {
      var words = part.strip().split("\\s+");
      boolean down = words.length > 1 && words[1].equals("desc");
      rows.sort((a, b) -> (down ? -1 : 1) * Sorted.compare(a.path(words[0]), b.path(words[0])));
    }
  }
}
