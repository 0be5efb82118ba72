package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Filter expressions: a list that is joined by AND, `$and` and `$or` to any depth, a field with a
/// value or with operators, and a field of what is linked (`link.field`).
final class SugarFilter {
  private final Crm crm;
  private final CrmModule module;

  SugarFilter(Crm crm, CrmModule module) {
    this.crm = crm;
    this.module = module;
  }

  /// The expression of a call: in the body, or in the query as JSON.
  static JsonNode of(Request request) {
    if (request.object().has("filter")) {
      return request.object().path("filter");
    }
    return request.param("filter").map(Json::parse).orElseGet(Json::array);
  }

  Predicate<ObjectNode> parse(JsonNode expression) {
    if (expression.isArray()) {
      return all(expression);
    }
    if (!expression.isObject()) {
      throw SugarRefused.invalid("Did not recognize the filter definition");
    }
    Predicate<ObjectNode> whole = row -> true;
    for (var entry : expression.properties()) {
      whole = whole.and(part(entry.getKey(), entry.getValue()));
    }
    return whole;
  }

  private Predicate<ObjectNode> all(JsonNode list) {
    Predicate<ObjectNode> whole = row -> true;
    for (var part : list) {
      whole = whole.and(parse(part));
    }
    return whole;
  }

  private Predicate<ObjectNode> part(String name, JsonNode value) {
    return switch (name) {
      case "$and" -> all(value);
      case "$or" -> any(value);
      case "$owner" -> row -> Json.text(row, "assigned_user_id").equals("1");
      case "$favorite", "$tracker" -> row -> false;
      default -> field(name, value);
    };
  }

  private Predicate<ObjectNode> any(JsonNode list) {
    Predicate<ObjectNode> whole = row -> false;
    for (var part : list) {
      whole = whole.or(parse(part));
    }
    return whole;
  }

  private Predicate<ObjectNode> field(String name, JsonNode value) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      return linked(name.substring(0, dot), name.substring(dot + 1), value);
    }
    if (!crm.hasField(module, name)) {
      throw SugarRefused.invalid("Unknown field %s in filter definition".formatted(name));
    }
    if (value.isValueNode()) {
      return row -> compare(Json.text(row, name), raw(value)) == 0;
    }
    Predicate<ObjectNode> whole = row -> true;
    for (var entry : value.properties()) {
      whole = whole.and(operator(name, entry.getKey(), entry.getValue()));
    }
    return whole;
  }

  private Predicate<ObjectNode> linked(String link, String field, JsonNode value) {
    if (link.equals("email_addresses") && field.equals("email_address")) {
      return field("email1", value);
    }
    var known =
        CrmLink.of(module, link)
            .orElseThrow(() -> SugarRefused.invalid("Unknown link %s".formatted(link)));
    var there = new SugarFilter(crm, known.target()).field(field, value);
    return row -> crm.links.related(known, Json.text(row, "id")).stream().anyMatch(there);
  }

  private Predicate<ObjectNode> operator(String field, String operator, JsonNode value) {
    var wanted = raw(value);
    return switch (operator) {
      case "$equals" -> row -> compare(Json.text(row, field), wanted) == 0;
      case "$not_equals" -> row -> compare(Json.text(row, field), wanted) != 0;
      case "$gt" -> row -> compare(Json.text(row, field), wanted) > 0;
      case "$gte" -> row -> compare(Json.text(row, field), wanted) >= 0;
      case "$lt" -> row -> compare(Json.text(row, field), wanted) < 0;
      case "$lte" -> row -> compare(Json.text(row, field), wanted) <= 0;
      case "$in" -> row -> texts(value).stream().anyMatch(t -> same(row, field, t));
      case "$not_in" -> row -> texts(value).stream().noneMatch(t -> same(row, field, t));
      case "$contains" -> row -> lower(row, field).contains(wanted.toLowerCase(Locale.ROOT));
      case "$starts" -> row -> lower(row, field).startsWith(wanted.toLowerCase(Locale.ROOT));
      case "$ends" -> row -> lower(row, field).endsWith(wanted.toLowerCase(Locale.ROOT));
      case "$is_null", "$empty" -> row -> Json.text(row, field).isEmpty();
      case "$not_null", "$not_empty" -> row -> !Json.text(row, field).isEmpty();
      case "$between", "$dateBetween" -> between(field, value);
      case "$dateRange" -> {
        var days = DateRange.of(wanted, crm.clock.instant());
        yield row -> days.holds(Json.text(row, field));
      }
      default ->
          throw SugarRefused.invalid("Did not recognize the operand: %s".formatted(operator));
    };
  }

  private static Predicate<ObjectNode> between(String field, JsonNode value) {
    var ends = texts(value);
    if (ends.size() != 2) {
      throw SugarRefused.invalid("$between requires an array with 2 values");
    }
    return row ->
        compare(Json.text(row, field), ends.getFirst()) >= 0
            && compare(Json.text(row, field), ends.getLast()) <= 0;
  }

  private static List<String> texts(JsonNode value) {
    var texts = new ArrayList<String>();
    (value.isArray() ? value : Json.array(List.of(value))).forEach(v -> texts.add(raw(v)));
    return texts;
  }

  /// As the database holds it.
  private static String raw(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean() ? "1" : "0";
    }
    var text = value.isNull() || !value.isValueNode() ? "" : value.asString();
    return text.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? CrmTime.toRaw(text).orElse(text) : text;
  }

  private static boolean same(ObjectNode row, String field, String text) {
    return compare(Json.text(row, field), text) == 0;
  }

  private static String lower(ObjectNode row, String field) {
    return Json.text(row, field).toLowerCase(Locale.ROOT);
  }

  static int compare(String one, String other) {
    var number = "-?\\d{1,15}(\\.\\d{1,9})?";
    return one.matches(number) && other.matches(number)
        ? Double.compare(Double.parseDouble(one), Double.parseDouble(other))
        : one.compareToIgnoreCase(other);
  }
}
