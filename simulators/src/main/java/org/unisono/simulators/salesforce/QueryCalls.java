package org.unisono.simulators.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// `query`, `queryAll` and the pages behind `nextRecordsUrl`.
final class QueryCalls {
  private static final int LARGEST_PAGE = 2_000;
  private static final int SMALLEST_PAGE = 200;
  private static final int KEPT_CURSORS = 50;
  private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d{1,6})");

  private record Cursor(Queries.Found found, int pageSize) {}

  private final Org org;
  private final Map<String, Cursor> cursors = new LinkedHashMap<>();
  private long opened;

  QueryCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .get("/services/data/{v}/query", r -> start(r, Queries.Scope.LIVE))
        .get("/services/data/{v}/queryAll", r -> start(r, Queries.Scope.WITH_RECYCLED))
        .get("/services/data/{v}/query/{locator}", this::go)
        .get("/services/data/{v}/queryAll/{locator}", this::go);
  }

  private Reply start(Request request, Queries.Scope scope) {
    var text =
        request
            .param("q")
            .orElseThrow(
                () ->
                    SalesforceRefused.bad("MALFORMED_QUERY", "A query string has to be specified"));
    var found = org.queries.run(text, scope);
    if (found.paths().isEmpty()) {
      var count = Json.object().put("totalSize", found.rows().size()).put("done", true);
      return Reply.ok(count.set("records", Json.array()));
    }
    var cursor = new Cursor(found, pageSize(request));
    var id = "01g5e%015dAAA".formatted(++opened).substring(0, 18);
    cursors.put(id, cursor);
    if (cursors.size() > KEPT_CURSORS) {
      cursors.remove(cursors.keySet().iterator().next());
    }
    return page(request.var("v"), id, cursor, 0);
  }

  private Reply go(Request request) {
    if (org.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      org.sessions.closeAll();
      throw SalesforceRefused.deadSession();
    }
    var locator = request.var("locator");
    int dash = locator.lastIndexOf('-');
    var cursor = dash < 0 ? null : cursors.get(locator.substring(0, dash));
    var tail = locator.substring(dash + 1);
    if (cursor == null || !tail.matches("\\d{1,9}")) {
      throw SalesforceRefused.bad("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    int from = Integer.parseInt(tail);
    boolean again = org.faults.take(Fault.DUPLICATE_PAGE);
    int shown = again ? Math.max(0, from - cursor.pageSize()) : from;
    return page(request.var("v"), locator.substring(0, dash), cursor, shown);
  }

  private Reply page(String version, String id, Cursor cursor, int from) {
    var rows = cursor.found().rows();
    int end = Math.min(rows.size(), from + cursor.pageSize());
    boolean cut = rows.size() > 1 && from < end && org.faults.take(Fault.MISSING_PAGE);
    if (cut && end == rows.size()) {
      end = from + (end - from) / 2;
    }
    var body = Json.object().put("totalSize", rows.size());
    boolean done = end >= rows.size() || cut;
    body.put("done", done);
    if (!done) {
      body.put("nextRecordsUrl", "/services/data/%s/query/%s-%d".formatted(version, id, end));
    }
    var records = body.putArray("records");
    rows.subList(Math.min(from, end), end)
        .forEach(row -> records.add(org.queries.shown(cursor.found(), row, version)));
    return Reply.ok(body);
  }

  private static int pageSize(Request request) {
    var asked = BATCH_SIZE.matcher(request.header("Sforce-Query-Options"));
    int size = asked.find() ? Integer.parseInt(asked.group(1)) : LARGEST_PAGE;
    return Math.clamp(size, SMALLEST_PAGE, LARGEST_PAGE);
  }
}
