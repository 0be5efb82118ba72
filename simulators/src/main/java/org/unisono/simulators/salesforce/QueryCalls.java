package org.unisono.simulators.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// `query`, `queryAll` and the pages behind `nextRecordsUrl`.
final class QueryCalls {
  private static final int LARGEST_PAGE = 2_000;
  private static final int SMALLEST_PAGE = 200;
  private static final int KEPT_CURSORS = 50;
  private static final Duration LIFE = Duration.ofDays(2);
  private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d{1,6})");

  private record Cursor(Queries.Found found, int pageSize, Instant openedAt) {}

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
    if (found.shape() == Queries.Shape.COUNT) {
      var count = Json.object().put("totalSize", found.rows().size()).put("done", true);
      return Reply.ok(count.set("records", Json.array()));
    }
    var cursor = new Cursor(found, pageSize(request), org.clock.instant());
    return page(request.var("v"), open(cursor), cursor, 0);
  }

  private String open(Cursor cursor) {
    var id = "01g5e%015dAAA".formatted(++opened).substring(0, 18);
    cursors.put(id, cursor);
    if (cursors.size() > KEPT_CURSORS) {
      cursors.remove(cursors.keySet().iterator().next());
    }
    return id;
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
    if (cursor == null || isOver(cursor) || !tail.matches("\\d{1,9}")) {
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
    return Reply.ok(body(version, id, cursor, new Cut(from, end, end >= rows.size() || cut)));
  }

  private boolean isOver(Cursor cursor) {
    return org.clock.instant().isAfter(cursor.openedAt().plus(LIFE));
  }

  private record Cut(int from, int end, boolean done) {}

  private ObjectNode body(String version, String id, Cursor cursor, Cut cut) {
    var rows = cursor.found().rows();
    var body = Json.object().put("totalSize", rows.size()).put("done", cut.done());
    if (!cut.done()) {
      body.put("nextRecordsUrl", "/services/data/%s/query/%s-%d".formatted(version, id, cut.end()));
    }
    var records = body.putArray("records");
    for (var row : rows.subList(Math.min(cut.from(), cut.end()), cut.end())) {
      records.add(org.queries.shown(cursor.found(), row, version, c -> below(version, cursor, c)));
    }
    return body;
  }

  /// The rows below a row have pages of their own.
  private ObjectNode below(String version, Cursor above, Queries.Found found) {
    var cursor = new Cursor(found, above.pageSize(), above.openedAt());
    int end = Math.min(found.rows().size(), cursor.pageSize());
    boolean done = end == found.rows().size();
    return body(version, done ? "" : open(cursor), cursor, new Cut(0, end, done));
  }

  private static int pageSize(Request request) {
    var asked = BATCH_SIZE.matcher(request.header("Sforce-Query-Options"));
    int size = asked.find() ? Integer.parseInt(asked.group(1)) : LARGEST_PAGE;
    return Math.clamp(size, SMALLEST_PAGE, LARGEST_PAGE);
  }
}
