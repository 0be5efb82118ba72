package org.unisono.simulators.dynamics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One value made of the values of many rows. Empty values count for nothing.
final class Folds {
  /// More rows than these are not folded.
  static final int MOST_ROWS = 50_000;

  private static final int SCALE = 10;

  private Folds() {}

  static void requireFew(int rows) {
    if (rows > MOST_ROWS) {
      throw new DynamicsRefused(
          400, "0x8004e023", "The maximum record limit is exceeded. Reduce the number of records.");
    }
  }

  static JsonNode count(List<ObjectNode> rows) {
    return Json.of(rows.size());
  }

  static JsonNode countOf(Column column, List<ObjectNode> rows, boolean distinct) {
    var texts =
        held(column, rows).stream().map(r -> text(column, r).toLowerCase(Locale.ROOT)).toList();
    return Json.of(distinct ? texts.stream().distinct().count() : texts.size());
  }

  /// The sum; empty where no row has a value.
  static Optional<JsonNode> sum(Column column, List<ObjectNode> rows) {
    return total(column, rows).map(Folds::number);
  }

  /// The mean of whole numbers is a whole number.
  static Optional<JsonNode> average(Column column, List<ObjectNode> rows) {
    int size = held(column, rows).size();
    int scale = column.type().equals("integer") ? 0 : SCALE;
    var rounding = scale == 0 ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    return total(column, rows)
        .map(sum -> number(sum.divide(BigDecimal.valueOf(size), scale, rounding)));
  }

  static Optional<JsonNode> least(Column column, List<ObjectNode> rows) {
    return held(column, rows).stream().min(by(column)).map(r -> r.path(column.property()));
  }

  static Optional<JsonNode> greatest(Column column, List<ObjectNode> rows) {
    return held(column, rows).stream().max(by(column)).map(r -> r.path(column.property()));
  }

  private static Comparator<ObjectNode> by(Column column) {
    return (a, b) -> Queries.compare(column, a, b);
  }

  private static Optional<BigDecimal> total(Column column, List<ObjectNode> rows) {
    if (!column.isNumber()) {
      throw DynamicsRefused.invalid(
          "'%s' is no number and cannot be added up.".formatted(column.name()));
    }
    return held(column, rows).stream()
        .map(r -> new BigDecimal(text(column, r)))
        .reduce(BigDecimal::add);
  }

  private static List<ObjectNode> held(Column column, List<ObjectNode> rows) {
    return rows.stream().filter(r -> !text(column, r).isEmpty()).toList();
  }

  private static String text(Column column, ObjectNode row) {
    return Json.text(row, column.property());
  }

  private static JsonNode number(BigDecimal value) {
    var plain = value.stripTrailingZeros();
    return Json.parse((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString());
  }
}
