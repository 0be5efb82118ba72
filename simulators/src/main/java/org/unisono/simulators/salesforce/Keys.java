package org.unisono.simulators.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.soql.Condition;
import org.unisono.simulators.salesforce.soql.Condition.Operator;
import org.unisono.simulators.salesforce.soql.Literal;
import tools.jackson.databind.node.ObjectNode;

/// The values of a key that a condition names, so that no other row has to be looked at.
///
/// @param field the id, a reference, an address, or an external id
record Keys(SObjectField field, List<String> values) {

  /// The keys that every matching row has one of; of several the fewest.
  static Optional<Keys> in(SObjectType type, Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) ->
          parts.stream()
              .flatMap(p -> in(type, p).stream())
              .min((a, b) -> Integer.compare(a.values().size(), b.values().size()));
      case Condition.In(var field, var values) -> of(type, field, values);
      case Condition.Compare(var field, var operator, var value) when operator == Operator.EQUAL ->
          of(type, field, List.of(value));
      case Condition.Compare _,
          Condition.InRows _,
          Condition.Any _,
          Condition.Not _,
          Condition.NotIn _ ->
          Optional.empty();
    };
  }

  private static Optional<Keys> of(SObjectType type, String name, List<Literal> values) {
    var texts =
        values.stream()
            .flatMap(v -> v instanceof Literal.Text(var text) ? Stream.of(text) : Stream.empty())
            .distinct()
            .toList();
    return type.field(name)
        .filter(f -> texts.size() == values.size() && isKey(f))
        .map(f -> new Keys(f, texts));
  }

  /// A field that is only read may be computed, and then stands in no row.
  private static boolean isKey(SObjectField field) {
    return field.name().equals("Id")
        || (Records.isIndexed(field) && !field.has(SObjectField.Flag.READ));
  }

  Stream<ObjectNode> rows(SObjectType type, Records records) {
    // Values that differ by case alone can name the same row.
    var found = new LinkedHashMap<String, ObjectNode>();
    for (var value : values) {
      var rows =
          field.name().equals("Id")
              ? records.find(type.name(), value).stream().toList()
              : records.by(type.name(), field.name(), SalesforceIds.full(value));
      rows.forEach(row -> found.put(Json.text(row, "Id"), row));
    }
    return found.values().stream();
  }
}
