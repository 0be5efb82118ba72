package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Alternate keys: rows found by them, and no two rows with the same values.
final class AlternateKeys {
  private final Organization org;

  AlternateKeys(Organization org) {
    this.org = org;
  }

  /// The row that an address means: by its id, or by an alternate key of the table.
  Optional<ObjectNode> find(Table table, Target target) {
    var values = values(table, target);
    return values.isEmpty()
        ? org.records.find(table, target.id())
        : org.records.all(table).stream().filter(row -> holds(table, row, values)).findFirst();
  }

  ObjectNode require(Table table, Target target) {
    return find(table, target).orElseThrow(() -> missing(table, target));
  }

  DynamicsRefused missing(Table table, Target target) {
    return values(table, target).isEmpty()
        ? DynamicsRefused.missing(table, target.id())
        : new DynamicsRefused(
            404,
            "0x80060891",
            "A record with the specified key values does not exist in " + table.name() + " entity");
  }

  /// What the address says of the row; refuses columns that are no key.
  Map<String, String> values(Table table, Target target) {
    var values = target.alternate();
    if (values.isEmpty()) {
      return values;
    }
    var names = values.keySet().stream().sorted().toList();
    if (table.alternates().stream().noneMatch(k -> k.stream().sorted().toList().equals(names))) {
      throw new DynamicsRefused(
          400,
          "0x80060892",
          "The specified key attributes are not a defined key for the %s entity"
              .formatted(table.name()));
    }
    return values;
  }

  /// The values of the address as a row holds them.
  ObjectNode asRow(Table table, Target target) {
    var row = Json.object();
    values(table, target)
        .forEach(
            (name, value) -> {
              boolean number = table.column(name).filter(Column::isNumber).isPresent();
              row.set(name, number ? Json.parse(value) : Json.of(value));
            });
    return row;
  }

  private static boolean holds(Table table, ObjectNode row, Map<String, String> values) {
    return values.entrySet().stream()
        .allMatch(
            e ->
                table
                    .column(e.getKey())
                    .map(c -> Json.text(row, c.property()).equalsIgnoreCase(e.getValue()))
                    .orElse(false));
  }

  /// Refuses a row whose key another one has. Empty values are no key.
  void requireFree(Table table, ObjectNode row) {
    for (var key : table.alternates()) {
      var ours = values(table, row, key);
      boolean taken =
          ours.stream().noneMatch(String::isEmpty)
              && org.records.all(table).stream()
                  .filter(r -> !r.path(table.key()).equals(row.path(table.key())))
                  .anyMatch(r -> values(table, r, key).equals(ours));
      if (taken) {
        throw new DynamicsRefused(
            412,
            "0x80060892",
            ("A record that has the attribute values %s already exists. The entity key %s requires"
                    + " that this set of attributes contains unique values.")
                .formatted(String.join(", ", ours), String.join(", ", key)));
      }
    }
  }

  private static List<String> values(Table table, ObjectNode row, List<String> key) {
    return key.stream()
        .map(name -> table.column(name).map(Column::property).orElse(name))
        .map(property -> Json.text(row, property).toLowerCase(Locale.ROOT))
        .toList();
  }
}
