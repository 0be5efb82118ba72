package org.unisono.connectors.sugar;

import java.util.LinkedHashSet;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Linked;

/// Links of the REST API.
final class SugarLinks {

  private static final int MOST = 100;

  private final SugarApi api;

  SugarLinks(SugarApi api) {
    this.api = api;
  }

  Linked linked(String module, String id, String link) {
    var base = "/%s/%s/link/%s".formatted(module, SuiteApi.encoded(id), link);
    long total = api.get(base + "/count", Lane.ORDINARY).path("record_count").asLong(-1);
    var ids = new LinkedHashSet<String>();
    for (var after = ""; ids.size() != total; ) {
      var filter = Json.array();
      if (!after.isEmpty()) {
        SugarAsk.put(filter, new Clause("id", Is.MORE, after));
      }
      var path =
          "%s/filter?fields=id&order_by=id:asc&max_num=%d&filter=%s"
              .formatted(base, MOST, SuiteApi.encoded(Json.write(filter)));
      var rows = SugarAsk.rows(api.get(path, Lane.ORDINARY));
      boolean news = false;
      for (var row : rows) {
        news |= ids.add(Json.text(row, "id"));
      }
      if (!news) {
        break;
      }
      after = Json.text(rows.getLast(), "id");
    }
    return new Linked(ids, total);
  }

  void add(String module, String id, String link, List<String> ids) {
    for (int from = 0; from < ids.size(); from += MOST) {
      var body = Json.object().put("link_name", link);
      var some = body.putArray("ids");
      ids.subList(from, Math.min(ids.size(), from + MOST)).forEach(some::add);
      api.write("POST", "/%s/%s/link".formatted(module, id), body, Lane.ORDINARY);
    }
  }

  void remove(String module, String id, String link, String other) {
    var path = "/%s/%s/link/%s/%s".formatted(module, id, link, other);
    api.write("DELETE", path, Json.object(), Lane.ORDINARY);
  }
}
