package org.unisono.connectors.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Campaigns, from the newest change back to where the last pass began. The other order would lose
/// one: a campaign that changes moves to the end, and all behind it move up by a place.
final class CampaignChanges implements ChangeSource {

  static final Duration OVERLAP = Duration.ofMinutes(15);

  private final HubSpotApi api;
  private final HubSpotRecords records;
  private final int pageSize;

  CampaignChanges(HubSpotApi api, HubSpotRecords records, int pageSize) {
    this.api = api;
    this.records = records;
    this.pageSize = Math.min(100, pageSize);
  }

  /// @param after rows that were seen in this pass
  /// @param total how many there were
  /// @param lastId the last row seen, by which a repeated page is known
  private record Pass(String floor, String high, int after, int total, String lastId) {

    static Pass of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Pass("", "", 0, 0, "");
      }
      var node = Json.parse(cursor.text());
      return new Pass(
          Json.text(node, "floor"),
          Json.text(node, "high"),
          node.path("after").asInt(0),
          node.path("total").asInt(0),
          Json.text(node, "lastId"));
    }

    Cursor cursor() {
      return new Cursor(
          Json.write(
              Json.object()
                  .put("floor", floor)
                  .put("high", high)
                  .put("after", after)
                  .put("total", total)
                  .put("lastId", lastId)));
    }

    Pass again() {
      return new Pass(floor, high, 0, 0, "");
    }

    Cursor over() {
      var next = high.isEmpty() ? floor : Instant.parse(high).minus(OVERLAP).toString();
      return new Pass(next, high, 0, 0, "").cursor();
    }
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(Pass.of(cursor)));
  }

  private ChangePage page(Pass pass) {
    var names = HubSpotApi.encoded(String.join(",", records.asked(HubSpotKind.CAMPAIGN)));
    var path =
        "/marketing/v3/campaigns?sort=-updatedAt&limit=%d&after=%d&properties=%s"
            .formatted(pageSize, pass.after(), names);
    var answer = api.get(path);
    var rows = answer.path("results").valueStream().toList();
    int total = answer.path("total").asInt(0);
    if (total < pass.total()) {
      // One was deleted: those behind it moved up, and one may have slipped past.
      return new ChangePage(List.of(), pass.again().cursor(), false);
    }
    boolean again = !rows.isEmpty() && Json.text(rows.getLast(), "id").equals(pass.lastId());
    // As many new ones as fill a page push the same rows down once more: then there is a way on.
    if (again && total == pass.total()) {
      return new ChangePage(List.of(), pass.cursor(), false);
    }
    return read(pass, rows, total);
  }

  private ChangePage read(Pass pass, List<JsonNode> rows, int total) {
    var changes = new ArrayList<Change>();
    var high = pass.high();
    boolean reached = false;
    for (var row : rows) {
      var at = HubSpotRecords.stamp(row);
      reached = !pass.floor().isEmpty() && at.isBefore(Instant.parse(pass.floor()));
      if (reached) {
        break;
      }
      changes.add(new Change.Upserted(records.record(HubSpotKind.CAMPAIGN, row)));
      high = high.isEmpty() || at.isAfter(Instant.parse(high)) ? at.toString() : high;
    }
    int after = pass.after() + rows.size();
    var lastId = rows.isEmpty() ? pass.lastId() : Json.text(rows.getLast(), "id");
    var next = new Pass(pass.floor(), high, after, total, lastId);
    // A page without a way on is the last one only if nothing is missing.
    boolean complete = reached || after >= total;
    return new ChangePage(changes, complete ? next.over() : next.cursor(), complete);
  }
}
