package org.unisono.simulators.dynamics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Collections: filtered, ordered, counted, cut into pages, or told since a delta token.
final class Queries {
  private static final int LARGEST_PAGE = 5_000;
  private static final Duration TOKEN_LIFE = Duration.ofDays(7);
  private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=(\\d{1,6})");

  private final Organization org;
  private final Shown shown;
  private final FetchCalls fetches;

  Queries(Organization org, Shown shown) {
    this.org = org;
    this.shown = shown;
    fetches = new FetchCalls(org, shown);
  }

  Reply answer(Table table, List<ObjectNode> rows, Request request) {
    if (request.param("$skip").isPresent()) {
      throw new DynamicsRefused(501, "0x80060888", "Skip Clause is not supported in CRM");
    }
    if (request.param("fetchXml").isPresent()) {
      return fetches.answer(table, request);
    }
    if (request.param("$deltatoken").isPresent()) {
      return delta(table, request);
    }
    if (request.param("$apply").isPresent()) {
      return new Applied(org, table).answer(rows, request);
    }
    boolean tracked = request.header("prefer").contains("odata.track-changes");
    if (tracked
        && (request.param("$filter").isPresent() || request.param("$orderby").isPresent())) {
      throw DynamicsRefused.query("The query option is not supported with change tracking.");
    }
    var found = new ArrayList<>(rows);
    request
        .param("$filter")
        .map(new Filters(org, table)::of)
        .ifPresent(f -> found.removeIf(f.negate()));
    request.param("$orderby").ifPresent(order -> found.sort(order(table, order)));
    var body = head(table);
    if (request.param("$count").filter("true"::equals).isPresent()) {
      body.put("@odata.count", Math.min(LARGEST_PAGE, found.size()));
      if (request.header("prefer").contains("odata.include-annotations")) {
        body.put("@Microsoft.Dynamics.CRM.totalrecordcount", Math.min(LARGEST_PAGE, found.size()));
        body.put(
            "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", found.size() > LARGEST_PAGE);
      }
    }
    var value = body.putArray("value");
    int top = request.number("$top", Integer.MAX_VALUE);
    page(table, found.subList(0, Math.min(top, found.size())), request, value, body);
    if (tracked && !body.has("@odata.nextLink") && value.size() + from(request) >= found.size()) {
      body.put("@odata.deltaLink", link(request, "$deltatoken", token()));
    }
    return reply(body);
  }

  /// `/$count`: a bare number, no more than a page holds.
  Reply count(Table table, List<ObjectNode> rows, Request request) {
    var filter = request.param("$filter").map(new Filters(org, table)::of);
    long count = rows.stream().filter(row -> filter.isEmpty() || filter.get().test(row)).count();
    return Reply.text(200, "text/plain", String.valueOf(Math.min(LARGEST_PAGE, count)));
  }

  private ObjectNode head(Table table) {
    return Json.object()
        .put("@odata.context", org.baseUrl + "/api/data/v9.2/$metadata#" + table.set());
  }

  private static Reply reply(ObjectNode body) {
    return Reply.ok(body).with("OData-Version", "4.0");
  }

  private void page(
      Table table, List<ObjectNode> found, Request request, ArrayNode value, ObjectNode body) {
    int from = Math.min(from(request), found.size());
    int size = size(request);
    if (from > 0 && org.faults.take(Fault.DUPLICATE_PAGE)) {
      from = Math.max(0, from - size);
    }
    int to = Math.min(found.size(), from + size);
    boolean cut = found.size() > 1 && from == 0 && org.faults.take(Fault.MISSING_PAGE);
    if (cut && to == found.size()) {
      to = found.size() / 2;
    }
    found.subList(from, to).forEach(row -> value.add(shown.row(table, row, request)));
    if (to < found.size() && !cut) {
      body.put("@odata.nextLink", link(request, "$skiptoken", cookie(to)));
    }
  }

  private static int size(Request request) {
    var wish = PAGE_SIZE.matcher(request.header("prefer"));
    int size = wish.find() ? Integer.parseInt(wish.group(1)) : LARGEST_PAGE;
    return Math.clamp(size, 1, LARGEST_PAGE);
  }

  private static String cookie(int offset) {
    var text = "<cookie istracking=\"False\" offset=\"" + offset + "\" />";
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private int from(Request request) {
    var token = request.param("$skiptoken").orElse("");
    if (token.isEmpty()) {
      return 0;
    }
    if (org.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      org.sessions.expireAll();
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      return Integer.parseInt(text.replaceAll("\\D", ""));
    } catch (IllegalArgumentException unreadable) {
      throw DynamicsRefused.query("The paging cookie is malformed.");
    }
  }

  private String link(Request request, String name, String token) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.remove("$skiptoken");
    query.put(name, token);
    var link = new StringBuilder(org.baseUrl + request.path().replace(" ", "%20")).append('?');
    query.forEach(
        (key, value) ->
            link.append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                .append('&'));
    return link.substring(0, link.length() - 1);
  }

  private Comparator<ObjectNode> order(Table table, String text) {
    Comparator<ObjectNode> order = (a, b) -> 0;
    for (var part : text.split(",")) {
      var words = part.strip().split("\\s+");
      var column = table.ofProperty(words[0]).orElseThrow(() -> Filters.missing(table, words[0]));
      Comparator<ObjectNode> next = (a, b) -> compare(column, a, b);
      boolean down = words.length > 1 && words[1].equals("desc");
      order = order.thenComparing(down ? next.reversed() : next);
    }
    return order;
  }

  static int compare(Column column, ObjectNode a, ObjectNode b) {
    var one = Json.text(a, column.property());
    var other = Json.text(b, column.property());
    return one.isEmpty() || other.isEmpty()
        ? Boolean.compare(other.isEmpty(), one.isEmpty())
        : Filters.compare(column, one, other);
  }

  private String token() {
    return org.records.version() + "!" + org.clock.instant();
  }

  /// What changed since a token, and at the end what is gone.
  private Reply delta(Table table, Request request) {
    var token = request.param("$deltatoken").orElse("").split("!", 2);
    if (isExpired(token)) {
      throw new DynamicsRefused(
          400,
          "0x80044352",
          "Version stamp associated with the client has expired. Please perform a full sync.");
    }
    long since = Long.parseLong(token[0]);
    var body = head(table);
    var value = body.putArray("value");
    org.visible(table).stream()
        .filter(r -> r.path("versionnumber").asLong() > since)
        .forEach(r -> value.add(shown.row(table, r, request)));
    for (var id : org.records.deletedSince(table, since)) {
      var context = Json.text(head(table), "@odata.context") + "/$deletedEntity";
      value.addObject().put("@odata.context", context).put("id", id).put("reason", "deleted");
    }
    body.put("@odata.deltaLink", link(request, "$deltatoken", token()));
    return reply(body);
  }

  private boolean isExpired(String[] token) {
    try {
      return token.length < 2
          || Instant.parse(token[1]).plus(TOKEN_LIFE).isBefore(org.clock.instant());
    } catch (DateTimeException unreadable) {
      return true;
    }
  }
}
