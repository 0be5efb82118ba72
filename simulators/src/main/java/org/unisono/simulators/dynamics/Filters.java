package org.unisono.simulators.dynamics;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.dynamics.odata.Filter;
import org.unisono.simulators.dynamics.odata.FilterParser;
import org.unisono.simulators.dynamics.odata.FilterRefused;
import tools.jackson.databind.node.ObjectNode;

/// Holds filters against rows; texts are compared without regard to case, as the database does.
final class Filters {
  private final Organization org;
  private final Table table;

  Filters(Organization org, Table table) {
    this.org = org;
    this.table = table;
  }

  Predicate<ObjectNode> of(String text) {
    try {
      return predicate(FilterParser.parse(text));
    } catch (FilterRefused refused) {
      throw DynamicsRefused.query(String.valueOf(refused.getMessage()));
    }
  }

  private Predicate<ObjectNode> predicate(Filter filter) {
    return switch (filter) {
      case Filter.And(var left, var right) -> predicate(left).and(predicate(right));
      case Filter.Or(var left, var right) -> predicate(left).or(predicate(right));
      case Filter.Not(var inner) -> predicate(inner).negate();
      case Filter.Text(var function, var property, var value) when property.contains("/") -> {
        int slash = property.indexOf('/');
        var rest = new Filter.Text(function, property.substring(slash + 1), value);
        yield behind(property.substring(0, slash), rest);
      }
      case Filter.Text(var function, var property, var value) -> {
        var name = known(property);
        yield row -> text(function, Json.text(row, name), value);
      }
      case Filter.In(var property, var values) -> {
        // The function takes the logical name, also of a lookup.
        var name = table.column(property).map(Column::property).orElseGet(() -> known(property));
        yield row -> values.stream().anyMatch(v -> v.equalsIgnoreCase(Json.text(row, name)));
      }
      case Filter.Among(var navigation, var all, var inner) -> among(navigation, all, inner);
      case Filter.Compare(var property, var operator, var value) when property.contains("/") -> {
        int slash = property.indexOf('/');
        var rest = new Filter.Compare(property.substring(slash + 1), operator, value);
        yield behind(property.substring(0, slash), rest);
      }
      case Filter.Compare(var property, var operator, var value) -> {
        var column = table.ofProperty(known(property)).orElseThrow();
        yield row -> holds(column, Json.text(row, column.property()), operator, value);
      }
    };
  }

  /// Held against the rows that a navigation property leads to.
  private Predicate<ObjectNode> among(String name, boolean all, @Nullable Filter inner) {
    var navigation = new Navigation(org);
    var to = navigation.table(table, name);
    if (to == null) {
      throw missing(table, name);
    }
    Predicate<ObjectNode> fits = inner == null ? r -> true : new Filters(org, to).predicate(inner);
    return row -> {
      var related = navigation.rows(table, Json.text(row, table.key()), name).stream();
      return all ? related.allMatch(fits) : related.anyMatch(fits);
    };
  }

  /// Held against the row that a lookup points at; without one, nothing fits.
  private Predicate<ObjectNode> behind(String name, Filter rest) {
    var lookup = table.bound(name).orElseThrow(() -> missing(table, name));
    var target = org.tables.named(lookup.target().table());
    var fits = new Filters(org, target).predicate(rest);
    return row ->
        org.records.find(target, Json.text(row, lookup.property())).filter(fits).isPresent();
  }

  private String known(String property) {
    return table
        .ofProperty(property)
        .filter(c -> !org.isRemoved(table, c))
        .map(Column::property)
        .orElseThrow(() -> missing(table, property));
  }

  static DynamicsRefused missing(Table table, String property) {
    return DynamicsRefused.query(
        "Could not find a property named '%s' on type 'Microsoft.Dynamics.CRM.%s'."
            .formatted(property, table.name()));
  }

  private static boolean text(String function, String held, String wanted) {
    var one = held.toLowerCase(Locale.ROOT);
    var other = wanted.toLowerCase(Locale.ROOT);
    return switch (function) {
      case "contains" -> one.contains(other);
      case "startswith" -> one.startsWith(other);
      default -> one.endsWith(other);
    };
  }

  private static boolean holds(
      Column column, String held, String operator, @Nullable String value) {
    if (value == null) {
      return operator.equals("eq") == held.isEmpty();
    }
    if (held.isEmpty()) {
      return operator.equals("ne");
    }
    int order = compare(column, held, value);
    return switch (operator) {
      case "eq" -> order == 0;
      case "ne" -> order != 0;
      case "gt" -> order > 0;
      case "ge" -> order >= 0;
      case "lt" -> order < 0;
      default -> order <= 0;
    };
  }

  static int compare(Column column, String one, String other) {
    try {
      if (column.isNumber()) {
        return new BigDecimal(one).compareTo(new BigDecimal(other));
      }
      return column.type().equals("datetime")
          ? Instant.parse(one).compareTo(Instant.parse(other))
          : one.compareToIgnoreCase(other);
    } catch (NumberFormatException | DateTimeException unreadable) {
      throw DynamicsRefused.query("'%s' does not fit '%s'.".formatted(other, column.name()));
    }
  }
}
