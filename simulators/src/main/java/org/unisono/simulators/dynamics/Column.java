package org.unisono.simulators.dynamics;

import java.util.Map;
import java.util.Set;

/// A column of a table.
///
/// @param label as the vendor's own pages name it
/// @param type `string`, `memo`, `integer`, `bigint`, `decimal`, `money`, `boolean`, `date`,
///     `datetime`, `picklist`, `state`, `status`, `lookup`, `key`
/// @param length most characters; 0 for what is no text
/// @param rules `required`, `createonly`, `readonly`, `default=true`
/// @param options value → label
/// @param states of a status: value → state
/// @param target table that a lookup points at, and the name under which it is bound
record Column(
    String name,
    String label,
    String type,
    int length,
    Set<String> rules,
    Map<Integer, String> options,
    Map<Integer, Integer> states,
    Target target) {

  /// Where a lookup points.
  record Target(String table, String bind) {
    static final Target NONE = new Target("", "");
  }

  static Column plain(String name, String type, String label) {
    return new Column(name, label, type, 0, Set.of("readonly"), Map.of(), Map.of(), Target.NONE);
  }

  boolean isLookup() {
    return type.equals("lookup");
  }

  boolean hasOptions() {
    return !options.isEmpty();
  }

  /// Its name in a row.
  String property() {
    return isLookup() ? "_" + name + "_value" : name;
  }

  boolean isNumber() {
    return switch (type) {
      case "integer", "bigint", "decimal", "money", "picklist", "state", "status" -> true;
      default -> false;
    };
  }

  boolean isReadOnly() {
    return rules.contains("readonly");
  }
}
