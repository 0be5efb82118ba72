package org.unisono.connectors.sugar;

import static org.unisono.connectors.sugar.SuiteAsk.MOST;

import java.util.LinkedHashSet;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Linked;

/// Relationships of the V8 API.
final class SuiteLinks {

  private final SuiteApi api;

  SuiteLinks(SuiteApi api) {
    this.api = api;
  }

  /// By id, from the last one seen. An old release gives all at once and counts nothing.
  Linked linked(String module, String id, String link, String target) {
    var base =
        "/module/%s/%s/relationships/%s?%s&sort=id&%s"
            .formatted(
                module,
                id,
                link,
                SuiteAsk.fields(target, List.of(CrmModule.MODIFIED)),
                SuiteAsk.page(MOST));
    var ids = new LinkedHashSet<String>();
    long total = -1;
    for (var after = ""; ; ) {
      var more = after.isEmpty() ? "" : "&" + SuiteAsk.filter(new Clause("id", Is.MORE, after));
      var answer = api.get(base + more, Lane.ORDINARY);
      var rows = SuiteAsk.rows(answer);
      if (after.isEmpty()) {
        total = rows.isEmpty() ? 0 : answer.path("meta").path("total-records").asLong(-1);
      }
      boolean news = false;
      for (var row : rows) {
        news |= ids.add(Json.text(row, "id"));
      }
      if (!news || ids.size() == total) {
        return new Linked(ids, total);
      }
      after = Json.text(rows.getLast(), "id");
    }
  }

  /// One in a call.
  void add(String module, String id, String link, String target, List<String> ids) {
    for (var other : ids) {
      var data = Json.object().put("type", target).put("id", other);
      var path = "/module/%s/%s/relationships/%s".formatted(module, id, link);
      api.write("POST", path, Json.object().set("data", data), Lane.ORDINARY);
    }
  }

  void remove(String module, String id, String link, String other) {
    api.delete("/module/%s/%s/relationships/%s/%s".formatted(module, id, link, other));
  }
}
