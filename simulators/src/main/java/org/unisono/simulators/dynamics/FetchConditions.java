package org.unisono.simulators.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import org.unisono.simulators.dynamics.fetch.Fetch;
import tools.jackson.databind.node.ObjectNode;

/// Holds the conditions of a query against joined rows.
final class FetchConditions {
  private final Organization org;

  FetchConditions(Organization org) {
    this.org = org;
  }

  /// @param tables the table behind each alias
  /// @param rows the row behind each alias; none where an outer join found nobody
  /// @param own the alias of the table that the group stands in
  boolean hold(
      Fetch.Group group, Map<String, Table> tables, Map<String, ObjectNode> rows, String own) {
    boolean all = group.all();
    for (var condition : group.conditions()) {
      if (holds(condition, tables, rows, own) != all) {
        return !all;
      }
    }
    for (var inner : group.groups()) {
      if (hold(inner, tables, rows, own) != all) {
        return !all;
      }
    }
    return all || (group.conditions().isEmpty() && group.groups().isEmpty());
  }

  private boolean holds(
      Fetch.Condition condition,
      Map<String, Table> tables,
      Map<String, ObjectNode> rows,
      String own) {
    var alias = condition.alias().isEmpty() ? own : condition.alias();
    var table = tables.get(alias);
    if (table == null) {
      throw DynamicsRefused.invalid("No link-entity has the alias '%s'.".formatted(alias));
    }
    var column = column(table, condition.column());
    var row = rows.get(alias);
    return holds(column, condition, row == null ? "" : Json.text(row, column.property()));
  }

  Column column(Table table, String name) {
    return table
        .column(name)
        .filter(c -> !org.isRemoved(table, c))
        .orElseThrow(
            () ->
                new DynamicsRefused(
                    400,
                    "0x80041103",
                    "'%s' entity doesn't contain attribute with Name = '%s'."
                        .formatted(table.name(), name)));
  }

  private boolean holds(Column column, Fetch.Condition condition, String held) {
    var values = condition.values();
    var operator = condition.operator();
    return switch (operator) {
      case "null" -> held.isEmpty();
      case "not-null" -> !held.isEmpty();
      case "eq-userid" -> held.equals(org.callers.current());
      case "today" -> held.startsWith(org.clock.instant().toString().substring(0, 10));
      case "ne", "neq" -> held.isEmpty() || compare(column, held, one(condition)) != 0;
      case "not-like" -> held.isEmpty() || !like(held, one(condition));
      case "not-in" -> values.stream().noneMatch(v -> same(column, held, v));
      case "not-begin-with" -> !like(held, one(condition) + "%");
      case "not-end-with" -> !like(held, "%" + one(condition));
      case "in" -> values.stream().anyMatch(v -> same(column, held, v));
      default -> !held.isEmpty() && present(column, condition, held);
    };
  }

  private boolean present(Column column, Fetch.Condition condition, String held) {
    var value = one(condition);
    return switch (condition.operator()) {
      case "eq" -> compare(column, held, value) == 0;
      case "gt" -> compare(column, held, value) > 0;
      case "ge" -> compare(column, held, value) >= 0;
      case "lt" -> compare(column, held, value) < 0;
      case "le" -> compare(column, held, value) <= 0;
      case "like" -> like(held, value);
      case "begins-with" -> like(held, value + "%");
      case "ends-with" -> like(held, "%" + value);
      case "on" -> day(held).equals(day(value));
      case "on-or-after" -> day(held).compareTo(day(value)) >= 0;
      case "on-or-before" -> day(held).compareTo(day(value)) <= 0;
      case "last-x-days" -> age(column, held).compareTo(days(value)) <= 0;
      case "olderthan-x-days" -> age(column, held).compareTo(days(value)) > 0;
      case "between" ->
          condition.values().size() == 2
              && compare(column, held, value) >= 0
              && compare(column, held, condition.values().get(1)) <= 0;
      default ->
          throw DynamicsRefused.invalid(
              "The operator '%s' is not valid.".formatted(condition.operator()));
    };
  }

  private static String one(Fetch.Condition condition) {
    List<String> values = condition.values();
    if (values.isEmpty()) {
      throw DynamicsRefused.invalid(
          "The condition on '%s' lacks a value.".formatted(condition.column()));
    }
    return values.getFirst();
  }

  private static boolean same(Column column, String held, String value) {
    return !held.isEmpty() && compare(column, held, value) == 0;
  }

  private static int compare(Column column, String held, String value) {
    return switch (column.type()) {
      case "boolean" ->
          held.compareTo(value.equals("1") ? "true" : value.equals("0") ? "false" : value);
      case "lookup", "key" -> held.compareToIgnoreCase(value.replaceAll("[{}]", ""));
      case "datetime" ->
          Filters.compare(column, held, value.length() == 10 ? value + "T00:00:00Z" : value);
      default -> Filters.compare(column, held, value);
    };
  }

  private static boolean like(String held, String pattern) {
    var regex = new StringBuilder();
    for (var part : pattern.split("(?=[%_])|(?<=[%_])")) {
      regex.append(part.equals("%") ? ".*" : part.equals("_") ? "." : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
        .matcher(held.toLowerCase(Locale.ROOT))
        .matches();
  }

  private static String day(String moment) {
    return moment.substring(0, Math.min(10, moment.length()));
  }

  private Duration age(Column column, String held) {
    var at = Instant.parse(column.type().equals("date") ? held + "T00:00:00Z" : held);
    return Duration.between(at, org.clock.instant());
  }

  private static Duration days(String value) {
    if (!value.matches("\\d{1,6}")) {
      throw DynamicsRefused.invalid("A number of days was expected, not '%s'.".formatted(value));
    }
    return Duration.ofDays(Long.parseLong(value));
  }
}
