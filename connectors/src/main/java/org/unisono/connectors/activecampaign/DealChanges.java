package org.unisono.connectors.activecampaign;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Deals by their last change. There is no order by it and no listing by id: a pass walks by
/// offset through those that changed. Each page begins with the last row of the one before; where
/// that is not there, or fewer have been seen than are counted, it walks again. A pass that never
/// agrees ends without moving on, so that the next one reads the same again.
final class DealChanges implements ChangeSource {
  private static final int WALKS = 3;

  /// The filter is documented as a date, without a zone: a day more than two clocks may differ.
  private static final Duration OVERLAP = Duration.ofDays(1).plusMinutes(15);

  private final ActiveCampaignApi api;
  private final Deals deals;

  DealChanges(ActiveCampaignApi api, Deals deals) {
    this.api = api;
    this.deals = deals;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> page(cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text())));
  }

  private ChangePage page(ObjectNode known) {
    var state = known.has("offset") ? known : begun(known);
    int offset = state.path("offset").asInt(0);
    var answer = api.get(path(state, offset));
    var rows = answer.path("deals").valueStream().toList();
    var seen = SeenIds.of(Json.text(state, "seen"));
    var newest = Json.text(state, "newest");
    for (var row : rows) {
      seen.add(Json.text(row, "id"));
      newest = later(newest, row);
    }
    state.put("newest", newest).put("seen", seen.toString());
    var changes = deals.records(answer).stream().<Change>map(Change.Upserted::new).toList();
    var ids = rows.stream().map(r -> Json.text(r, "id")).toList();
    int at = offset == 0 ? 0 : ids.indexOf(Json.text(state, "last"));
    long total = ActiveCampaignApi.total(answer);
    int reached = offset + rows.size() - at - (offset == 0 ? 0 : 1);
    if (at >= 0 && reached > offset && reached < total) {
      return page(changes, state.put("offset", reached).put("last", ids.getLast()), false);
    }
    int walk = state.path("walk").asInt(0) + 1;
    boolean whole = at >= 0 && seen.count() == total;
    return whole || walk == WALKS
        ? page(changes, over(state, whole), true)
        : page(changes, state.put("offset", 0).put("walk", walk).put("seen", ""), false);
  }

  /// From the row before the offset on.
  private String path(ObjectNode state, int offset) {
    var since = Json.text(state, "since");
    var filter =
        since.isEmpty() ? "" : "&filters%5Bupdated_after%5D=" + ActiveCampaignApi.encoded(since);
    int most = Math.min(ActiveCampaignApi.MOST - 1, api.pageSize()) + 1;
    return Deals.ALL + filter + "&limit=%d&offset=%d".formatted(most, Math.max(0, offset - 1));
  }

  private static ChangePage page(List<Change> changes, ObjectNode next, boolean last) {
    return new ChangePage(changes, new Cursor(Json.write(next)), last);
  }

  /// From the start where stages or pipelines have got other names.
  private ObjectNode begun(ObjectNode known) {
    var names = deals.names();
    var since = Json.text(known, "names").equals(names) ? Json.text(known, "since") : "";
    return Json.object().put("since", since).put("names", names).put("offset", 0);
  }

  private static ObjectNode over(ObjectNode state, boolean whole) {
    var since = Json.text(state, "since");
    var newest = Json.text(state, "newest");
    var next =
        whole && !newest.isEmpty()
            ? Instant.parse(newest).minus(OVERLAP).atZone(ZoneOffset.UTC).toLocalDate().toString()
            : since;
    return Json.object().put("since", next).put("names", Json.text(state, "names"));
  }

  private static String later(String known, JsonNode deal) {
    var at = Deals.changed(deal);
    return at == null || (!known.isEmpty() && Instant.parse(known).isAfter(at))
        ? known
        : at.toString();
  }
}
