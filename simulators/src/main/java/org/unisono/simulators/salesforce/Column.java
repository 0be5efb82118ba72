package org.unisono.simulators.salesforce;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What a condition, an order or a group looks at: a field, a parent's field, or a function of a
/// date.
///
/// @param field of what type the values are
record Column(SObjectField field, Function<ObjectNode, JsonNode> value) {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(([\\w.]+)\\)");
  private static final Map<String, Function<OffsetDateTime, Integer>> PARTS =
      Map.of(
          "CALENDAR_YEAR", OffsetDateTime::getYear,
          "CALENDAR_QUARTER", at -> at.get(IsoFields.QUARTER_OF_YEAR),
          "CALENDAR_MONTH", OffsetDateTime::getMonthValue,
          "DAY_IN_MONTH", OffsetDateTime::getDayOfMonth,
          "DAY_IN_WEEK", at -> at.get(ChronoField.DAY_OF_WEEK) % 7 + 1,
          "HOUR_IN_DAY", OffsetDateTime::getHour);

  static Column of(Reads reads, SObjectType type, String expression) {
    var call = CALL.matcher(expression);
    if (!call.matches()) {
      var path = FieldPath.resolve(reads.schema(), type, expression);
      return new Column(path.field(), row -> path.value(reads, row));
    }
    var inner = of(reads, type, call.group(2));
    var name = call.group(1);
    boolean day = name.equals("DAY_ONLY");
    boolean dated = Set.of(FieldType.DATE, FieldType.DATETIME).contains(inner.field().type());
    if (!dated || !(day || PARTS.containsKey(name))) {
      throw SalesforceRefused.bad(
          "MALFORMED_QUERY",
          "field %s does not support function %s".formatted(inner.field().name(), name));
    }
    var field = synthetic(expression, day ? FieldType.DATE : FieldType.INT);
    return new Column(field, row -> part(name, inner.value().apply(row)));
  }

  /// A field that no object has.
  static SObjectField synthetic(String name, FieldType type) {
    return new SObjectField(name, type, 0, Set.of(), List.of(), "", "");
  }

  private static JsonNode part(String name, JsonNode stored) {
    if (stored.isNull()) {
      return stored;
    }
    var text = stored.asString();
    var at =
        text.length() == 10
            ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
            : SalesforceTime.parse(text).atOffset(ZoneOffset.UTC);
    var read = PARTS.get(name);
    return read == null
        ? StringNode.valueOf(at.toLocalDate().toString())
        : IntNode.valueOf(read.apply(at));
  }
}
