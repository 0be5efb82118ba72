package org.unisono.simulators.salesforce;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unisono.simulators.salesforce.soql.Condition;
import org.unisono.simulators.salesforce.soql.Condition.Operator;
import org.unisono.simulators.salesforce.soql.Literal;
import org.unisono.simulators.salesforce.soql.Soql;

/// Where a sweep by `SystemModstamp, Id` may begin: no row before it can match.
///
/// @param stamp as Salesforce writes it; empty for the first row
/// @param id within the rows of that stamp; empty for the first of them
record StampFloor(String stamp, String id) {

  private static final String STAMP = "SystemModstamp";
  private static final String BEHIND_ALL = "\uffff";
  private static final StampFloor FIRST = new StampFloor("", "");
  private static final Comparator<StampFloor> UPWARDS =
      Comparator.comparing(StampFloor::stamp).thenComparing(StampFloor::id);

  /// Whether the rows are asked for in the order of their changes, and only so many of them.
  static boolean isSweep(Soql soql) {
    var order = soql.order();
    return soql.limit() >= 0
        && !soql.isGrouped()
        && order.size() == 2
        && isUpwards(order.getFirst(), STAMP)
        && isUpwards(order.getLast(), "Id");
  }

  private static boolean isUpwards(Soql.Order key, String field) {
    return key.field().equalsIgnoreCase(field) && key.direction() == Soql.Direction.ASCENDING;
  }

  static StampFloor of(Optional<Condition> where) {
    return where.map(StampFloor::of).orElse(FIRST);
  }

  private static StampFloor of(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> all(parts);
      case Condition.Any(var parts) ->
          parts.stream().map(StampFloor::of).min(UPWARDS).orElse(FIRST);
      case Condition.Compare(var field, var operator, Literal.Moment(var moment))
          when field.equalsIgnoreCase(STAMP) ->
          switch (operator) {
            case EQUAL, GREATER_OR_EQUAL -> new StampFloor(SalesforceTime.text(moment), "");
            case GREATER -> new StampFloor(SalesforceTime.text(moment), BEHIND_ALL);
            case NOT_EQUAL, LESS, LESS_OR_EQUAL, LIKE -> FIRST;
          };
      case Condition.Compare _,
          Condition.Not _,
          Condition.In _,
          Condition.InRows _,
          Condition.NotIn _ ->
          FIRST;
    };
  }

  /// What every row must be above holds within the first stamp too.
  private static StampFloor all(List<Condition> parts) {
    var floor = parts.stream().map(StampFloor::of).max(UPWARDS).orElse(FIRST);
    var id = parts.stream().map(StampFloor::idAbove).max(Comparator.naturalOrder()).orElse("");
    return new StampFloor(floor.stamp(), floor.id().compareTo(id) > 0 ? floor.id() : id);
  }

  private static String idAbove(Condition part) {
    return part instanceof Condition.Compare(var field, var operator, Literal.Text(var value))
            && field.equalsIgnoreCase("Id")
            && (operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL)
        ? SalesforceIds.full(value)
        : "";
  }
}
