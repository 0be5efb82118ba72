package org.unisono.simulators.dynamics;

import tools.jackson.databind.JsonNode;

/// The order of values that are made of many rows: numbers by size, texts without regard to case,
/// and what is empty first.
final class Sorted {
  private Sorted() {}

  static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.asString("").compareToIgnoreCase(other.asString(""));
  }
}
