package org.unisono.simulators.hubspot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// CRM search: groups of filters, sorts, pages up to the 10,000th hit, and a lag that hides the
/// newest changes.
final class SearchCalls {
  private static final int LAST_HIT = 10_000;

  private final Portal portal;

  SearchCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .post("/crm/v3/objects/{type}/search", this::search)
        .post("/crm/objects/{date}/{type}/search", this::search);
  }

  private Reply search(Request request) {
    var type = CrmType.of(request.var("type"));
    var asked = request.object();
    int limit = asked.has("limit") ? asked.path("limit").asInt() : 10;
    int start = Json.text(asked, "after").isEmpty() ? 0 : asked.path("after").asInt();
    if (limit < 1 || limit > 200 || start + limit > LAST_HIT) {
      throw HubSpotRefused.invalid("limit is 1 to 200, and a search ends at 10000 results");
    }
    var filters = new SearchFilters(portal.properties, type, asked.path("filterGroups"));
    var found = found(type, asked, filters);
    var names = asked.path("properties").valueStream().map(JsonNode::asString).toList();
    var page =
        portal.pages.page(
            request, found, start, limit, String::valueOf, row -> portal.shown(type, row, names));
    return Reply.ok(page.put("total", found.size()));
  }

  /// What only asks for changes since a moment, in their order, is kept in that order; anything
  /// else is looked for among those that were changed in the span that it asks for.
  private List<ObjectNode> found(CrmType type, ObjectNode asked, SearchFilters filters) {
    var span = ChangeSpan.of(type, asked.path("filterGroups"));
    boolean inOrder = portal.seesAll() && Json.text(asked, "query").isEmpty();
    if (inOrder && span.isAll() && isByChange(type, asked.path("sorts").path(0))) {
      long newest = portal.clock.instant().toEpochMilli();
      int lag = portal.automations.searchLagSeconds();
      long end = lag == 0 ? span.end() : Math.min(span.end(), newest - lag * 1000L);
      return portal.objects.changed(type, span.from(), end);
    }
    var hits =
        (span.isOpen() ? portal.objects.all(type) : inIdOrder(type, span))
            .stream()
                .filter(portal::isVisible)
                .filter(this::isIndexed)
                .filter(row -> contains(row, Json.text(asked, "query")))
                .filter(row -> filters.match(row.path("properties")))
                .toList();
    return sorted(hits, asked.path("sorts").path(0));
  }

  private List<ObjectNode> inIdOrder(CrmType type, ChangeSpan span) {
    return portal.objects.changed(type, span.from(), span.end()).stream()
        .sorted(Comparator.comparingLong(r -> r.path("id").asLong()))
        .toList();
  }

  private static boolean isByChange(CrmType type, JsonNode sort) {
    var name = sort.isString() ? sort.asString() : Json.text(sort, "propertyName");
    return name.equals(type.modified()) && !Json.text(sort, "direction").equals("DESCENDING");
  }

  private boolean isIndexed(ObjectNode row) {
    int lag = portal.automations.searchLagSeconds();
    var newest = portal.clock.instant().minusSeconds(lag);
    return lag == 0 || !HubSpotTime.parse(Json.text(row, "updatedAt")).isAfter(newest);
  }

  private static boolean contains(ObjectNode row, String query) {
    var wanted = query.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || row.path("properties")
            .valueStream()
            .anyMatch(value -> value.asString().toLowerCase(Locale.ROOT).contains(wanted));
  }

  private record Keyed(String key, ObjectNode row) {}

  private static List<ObjectNode> sorted(List<ObjectNode> rows, JsonNode sort) {
    var name = sort.isString() ? sort.asString() : Json.text(sort, "propertyName");
    if (name.isEmpty()) {
      return rows;
    }
    var order = Comparator.comparing(Keyed::key);
    var down = Json.text(sort, "direction").equals("DESCENDING");
    return rows.stream()
        .map(row -> new Keyed(key(row, name), row))
        .sorted(down ? order.reversed() : order)
        .map(Keyed::row)
        .toList();
  }

  /// Numbers are padded, so that they sort as numbers.
  private static String key(ObjectNode row, String name) {
    var text = Json.text(row.path("properties"), name);
    return text.matches("\\d{1,18}") ? "0".repeat(18 - text.length()) + text : text;
  }
}
