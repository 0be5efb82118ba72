package org.unisono.simulators.salesforce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.soql.Condition;
import org.unisono.simulators.salesforce.soql.Selected;
import org.unisono.simulators.salesforce.soql.Soql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// A query whose rows become groups: each group's keys, and what is counted, added up or compared
/// of its rows. Names that were given nowhere are `expr0`, `expr1` …
final class Groups {
  private static final int MOST = 2_000;
  private static final int DIGITS = 9;

  /// A value of a group.
  private record Part(SObjectField field, Function<List<ObjectNode>, JsonNode> of) {}

  private final Reads reads;
  private final Filters filters;
  private final SObjectType type;
  private final Soql soql;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  Groups(Reads reads, Filters filters, SObjectType type, Soql soql) {
    this.reads = reads;
    this.filters = filters;
    this.type = type;
    this.soql = soql;
    check();
    soql.groupBy().forEach(this::key);
    soql.selected().forEach(this::select);
    soql.order().forEach(o -> part(o.field()));
    soql.having().ifPresent(this::name);
  }

  private void check() {
    if (soql.selected().isEmpty()) {
      throw malformed("Grouped query must use COUNT(fieldName)");
    }
    if (soql.groupBy().isEmpty() && soql.having().isPresent()) {
      throw malformed("HAVING clause requires a GROUP BY clause");
    }
    if (soql.groupBy().isEmpty() && soql.limit() >= 0) {
      throw malformed(
          "Non-grouped query that uses overall aggregate functions cannot also use LIMIT");
    }
  }

  private static SalesforceRefused malformed(String message) {
    return SalesforceRefused.bad("MALFORMED_QUERY", message);
  }

  private static String plain(String expression) {
    return expression.toLowerCase(Locale.ROOT);
  }

  private void key(String expression) {
    var column = Column.of(reads, type, expression);
    parts.put(
        plain(expression), new Part(column.field(), rows -> column.value().apply(rows.getFirst())));
  }

  private void select(Selected selected) {
    switch (selected) {
      case Selected.Field(var name, var _) -> part(name);
      case Selected.Aggregate aggregate -> aggregate(aggregate);
      case Selected.Children _ ->
          throw malformed("Aggregate queries cannot have nested queries in their SELECT list");
    }
  }

  /// What a name in `HAVING` or `ORDER BY` stands for.
  private Part part(String expression) {
    var known = parts.get(plain(expression));
    if (known != null) {
      return known;
    }
    for (var function : Selected.Function.values()) {
      if (expression.startsWith(function + "(")) {
        var field = expression.substring(function.name().length() + 1, expression.length() - 1);
        return aggregate(new Selected.Aggregate(function, field, ""));
      }
    }
    Column.of(reads, type, expression);
    throw malformed("Field must be grouped or aggregated: " + expression);
  }

  private void name(Condition condition) {
    switch (condition) {
      case Condition.All(var inner) -> inner.forEach(this::name);
      case Condition.Any(var inner) -> inner.forEach(this::name);
      case Condition.Not(var inner) -> name(inner);
      case Condition.Compare(var field, var _, var _) -> part(field);
      case Condition.In(var field, var _) -> part(field);
      case Condition.NotIn(var field, var _) -> part(field);
      case Condition.InRows _ -> throw malformed("Nested queries are not supported in HAVING");
    }
  }

  private Part aggregate(Selected.Aggregate asked) {
    var column = Column.of(reads, type, asked.field());
    var function = asked.function();
    var of = column.field().type();
    boolean fits =
        switch (function) {
          case COUNT, COUNT_DISTINCT -> true;
          case SUM, AVG -> of.isNumber();
          case MIN, MAX -> of != FieldType.BOOLEAN && of != FieldType.TEXTAREA;
        };
    if (!fits) {
      throw malformed(
          "field %s does not support aggregate operator %s".formatted(asked.field(), function));
    }
    var result =
        switch (function) {
          case COUNT, COUNT_DISTINCT -> FieldType.INT;
          case SUM, AVG -> FieldType.DOUBLE;
          case MIN, MAX -> of;
        };
    var part =
        new Part(
            Column.synthetic(asked.expression(), result),
            rows ->
                reduced(
                    function,
                    column.field(),
                    rows.stream().map(column.value()).filter(v -> !v.isNull()).toList()));
    parts.put(plain(asked.expression()), part);
    return part;
  }

  private static JsonNode reduced(
      Selected.Function function, SObjectField field, List<JsonNode> values) {
    Comparator<JsonNode> order = (a, b) -> Queries.compare(field, a, b);
    return switch (function) {
      case COUNT -> LongNode.valueOf(values.size());
      case COUNT_DISTINCT ->
          LongNode.valueOf(values.stream().map(v -> plain(v.asString())).distinct().count());
      case MIN -> values.stream().min(order).orElse(NullNode.getInstance());
      case MAX -> values.stream().max(order).orElse(NullNode.getInstance());
      case SUM -> values.isEmpty() ? NullNode.getInstance() : DecimalNode.valueOf(sum(values));
      case AVG ->
          values.isEmpty()
              ? NullNode.getInstance()
              : DecimalNode.valueOf(
                  shortened(
                      sum(values)
                          .divide(
                              BigDecimal.valueOf(values.size()), DIGITS, RoundingMode.HALF_UP)));
    };
  }

  private static BigDecimal sum(List<JsonNode> values) {
    return values.stream().map(JsonNode::decimalValue).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal shortened(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /// The groups as the answer shows them.
  List<ObjectNode> of(Stream<ObjectNode> rows) {
    var values = rows(rows).stream();
    var columns = columns();
    if (soql.having().isPresent()) {
      values = values.filter(filters.test(type, columns, soql.having().get()));
    }
    var ordered = values.sorted(Queries.order(columns, soql.order())).skip(soql.offset());
    var shown = (soql.limit() < 0 ? ordered : ordered.limit(soql.limit())).map(this::shown);
    var groups = shown.toList();
    if (groups.size() > MOST) {
      throw SalesforceRefused.bad(
          "EXCEEDED_ID_LIMIT",
          "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch");
    }
    return groups;
  }

  private Function<String, Column> columns() {
    return expression ->
        new Column(part(expression).field(), group -> group.path(plain(expression)));
  }

  /// One row per group, with all that is asked of it.
  private List<ObjectNode> rows(Stream<ObjectNode> rows) {
    var keys = soql.groupBy().stream().map(k -> Column.of(reads, type, k).value()).toList();
    var groups = new LinkedHashMap<List<String>, List<ObjectNode>>();
    if (keys.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(
                    keys.stream().map(k -> Json.write(k.apply(row))).toList(),
                    _ -> new ArrayList<>())
                .add(row));
    return groups.values().stream().map(this::valued).toList();
  }

  private ObjectNode valued(List<ObjectNode> group) {
    var row = Json.object();
    parts.forEach((name, part) -> row.set(name, part.of().apply(group)));
    return row;
  }

  private ObjectNode shown(ObjectNode group) {
    var shown = Json.object();
    shown.putObject("attributes").put("type", "AggregateResult");
    int nameless = 0;
    for (var selected : soql.selected()) {
      var expression =
          selected instanceof Selected.Aggregate a ? a.expression() : field(selected).name();
      var alias = selected instanceof Selected.Aggregate a ? a.alias() : field(selected).alias();
      var name = alias.isEmpty() ? expression.substring(expression.lastIndexOf('.') + 1) : alias;
      if (alias.isEmpty() && expression.endsWith(")")) {
        name = "expr" + nameless++;
      }
      if (shown.has(name)) {
        throw malformed("duplicate alias: " + name);
      }
      shown.set(name, group.path(plain(expression)));
    }
    return shown;
  }

  private static Selected.Field field(Selected selected) {
    return (Selected.Field) selected;
  }
}
