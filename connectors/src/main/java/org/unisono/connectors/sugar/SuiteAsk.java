package org.unisono.connectors.sugar;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.sugar.Site.Clause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the V8 API is asked, and its documents as flat rows.
final class SuiteAsk {

  /// Rows in an answer, where nothing else is wished.
  static final int MOST = 100;

  private static final DateTimeFormatter RAW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private SuiteAsk() {}

  static String encoded(String text) {
    return SuiteApi.encoded(text);
  }

  /// The first page: all is asked from the last row on, so that there is no second.
  static String page(int size) {
    return encoded("page[size]") + "=" + size + "&" + encoded("page[number]") + "=1";
  }

  static String fields(String module, List<String> fields) {
    return encoded("fields[%s]".formatted(module)) + "=" + encoded(String.join(",", fields));
  }

  /// Values are compared with what stands in the database: moments without a zone, of UTC.
  static String filter(Clause clause) {
    var operator =
        switch (clause.is()) {
          case EQUAL -> "eq";
          case MORE -> "gt";
          case AT_LEAST -> "gte";
        };
    var value =
        clause.field().equals(CrmModule.MODIFIED)
            ? RAW.format(CrmRows.moment(clause.value()).atOffset(ZoneOffset.UTC))
            : clause.value();
    return encoded("filter[%s][%s]".formatted(clause.field(), operator)) + "=" + encoded(value);
  }

  static List<JsonNode> rows(JsonNode answer) {
    return answer.path("data").valueStream().map(SuiteAsk::flat).toList();
  }

  static JsonNode flat(JsonNode data) {
    var row = data.path("attributes") instanceof ObjectNode found ? found : Json.object();
    return row.put("id", Json.text(data, "id"));
  }
}
