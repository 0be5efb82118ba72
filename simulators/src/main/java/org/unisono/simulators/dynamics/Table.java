package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Optional;

/// One table.
///
/// @param set its name in addresses
/// @param title its primary name column
/// @param alternates its alternate keys, each a list of columns
record Table(
    String name,
    String set,
    String key,
    String title,
    String label,
    List<Column> columns,
    List<List<String>> alternates) {
  Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  Optional<Column> ofProperty(String property) {
    return columns.stream().filter(c -> c.property().equals(property)).findFirst();
  }

  Optional<Column> bound(String bind) {
    return columns.stream().filter(c -> c.isLookup() && c.target().bind().equals(bind)).findFirst();
  }
}
