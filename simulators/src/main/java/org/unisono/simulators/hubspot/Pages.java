package org.unisono.simulators.hubspot;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `{results, paging: {next: {after, link}}}`.
final class Pages {
  private final URI baseUrl;
  private final Faults faults;
  private final Sessions sessions;

  Pages(URI baseUrl, Faults faults, Sessions sessions) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.sessions = sessions;
  }

  /// Pages by id: `after` is the last id shown, so that rows that go meanwhile shift nothing.
  ///
  /// @param all by ascending id
  ObjectNode byId(
      Request request,
      List<ObjectNode> all,
      String idName,
      int standard,
      Function<ObjectNode, ? extends JsonNode> shown) {
    long after =
        request.param("after").filter(a -> a.matches("\\d{1,18}")).map(Long::valueOf).orElse(0L);
    int start = 0;
    for (int end = all.size(); start < end; ) {
      int middle = (start + end) >>> 1;
      if (all.get(middle).path(idName).asLong() <= after) {
        start = middle + 1;
      } else {
        end = middle;
      }
    }
    int limit = limit(request, standard);
    return page(request, all, start, limit, end -> Json.text(all.get(end - 1), idName), shown);
  }

  /// Pages by position.
  ObjectNode byOffset(
      Request request,
      List<ObjectNode> all,
      int standard,
      Function<ObjectNode, ? extends JsonNode> shown) {
    int start = request.number("after", 0);
    return page(request, all, start, limit(request, standard), String::valueOf, shown);
  }

  private static int limit(Request request, int standard) {
    int limit = request.number("limit", standard);
    if (limit < 1 || limit > 250) {
      throw HubSpotRefused.invalid("limit must be between 1 and 250");
    }
    return limit;
  }

  ObjectNode page(
      Request request,
      List<ObjectNode> all,
      int start,
      int limit,
      IntFunction<String> after,
      Function<ObjectNode, ? extends JsonNode> shown) {
    if (start > 0 && faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      sessions.stumble();
      throw HubSpotRefused.expired();
    }
    boolean again = start > 0 && faults.take(Fault.DUPLICATE_PAGE);
    int from = Math.min(all.size(), again ? Math.max(0, start - limit) : start);
    int end = Math.min(all.size(), from + limit);
    boolean cut = all.size() > 1 && from < end && faults.take(Fault.MISSING_PAGE);
    if (cut && end == all.size()) {
      end = from + (end - from) / 2;
    }
    var body = Json.object();
    var results = body.putArray("results");
    all.subList(from, end).forEach(row -> results.add(shown.apply(row)));
    if (end < all.size() && !cut) {
      var next = after.apply(end);
      var link = "%s%s?limit=%d&after=%s".formatted(baseUrl, request.path(), limit, next);
      body.putObject("paging").putObject("next").put("after", next).put("link", link);
    }
    return body;
  }
}
