package org.unisono.connectors.sugar;

import java.util.List;
import org.unisono.connectors.sugar.Site.Clause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Filter expressions, and the rows of an answer.
final class SugarAsk {

  private SugarAsk() {}

  /// A moment is met from both sides: equality would be that of the day.
  static void put(ArrayNode filter, Clause clause) {
    switch (clause.is()) {
      case MORE -> add(filter, clause, "$gt");
      case AT_LEAST -> add(filter, clause, "$gte");
      case EQUAL -> {
        if (clause.field().equals(CrmModule.MODIFIED)) {
          add(filter, clause, "$gte");
          add(filter, clause, "$lte");
        } else {
          add(filter, clause, "$equals");
        }
      }
    }
  }

  private static void add(ArrayNode filter, Clause clause, String operator) {
    filter.addObject().putObject(clause.field()).put(operator, clause.value());
  }

  static List<JsonNode> rows(JsonNode answer) {
    return answer.path("records").valueStream().toList();
  }
}
