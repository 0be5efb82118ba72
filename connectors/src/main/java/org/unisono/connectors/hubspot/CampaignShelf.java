package org.unisono.connectors.hubspot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import tools.jackson.databind.node.ObjectNode;

/// Campaigns, one at a time: HubSpot guards no property of theirs against doubles, and a batch does
/// not say which of its new ones failed.
final class CampaignShelf implements Shelf {

  private static final String ALL = "/marketing/v3/campaigns";
  private static final int MOST_PAGES = 1_000;

  private final HubSpotApi api;
  private final HubSpotRecords records;

  CampaignShelf(HubSpotApi api, HubSpotRecords records) {
    this.api = api;
    this.records = records;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public List<RemoteField> fields() {
    return records.fields(HubSpotKind.CAMPAIGN);
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    for (var id : ids) {
      try {
        var row = api.get(ALL + "/" + HubSpotApi.encoded(id) + "?properties=" + names());
        seen.put(id, new Seen.Live(records.record(HubSpotKind.CAMPAIGN, row)));
      } catch (Denied denied) {
        if (denied.status() != 404) {
          throw denied;
        }
      }
    }
    return seen;
  }

  /// There is no search: the newest first, until all are found.
  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    int after = 0;
    for (int page = 0; page < MOST_PAGES && seen.size() < markers.size(); page++) {
      var answer =
          api.get(
              "%s?sort=-createdAt&limit=100&after=%d&properties=%s".formatted(ALL, after, names()));
      for (var row : answer.path("results")) {
        var marker = Json.text(row.path("properties"), HubSpotKind.MARKER);
        if (markers.contains(marker)) {
          seen.put(marker, new Seen.Live(records.record(HubSpotKind.CAMPAIGN, row)));
        }
      }
      after += answer.path("results").size();
      if (after >= answer.path("total").asInt(0) || answer.path("results").isEmpty()) {
        return seen;
      }
    }
    return seen;
  }

  private String names() {
    return HubSpotApi.encoded(String.join(",", records.asked(HubSpotKind.CAMPAIGN)));
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    for (var draft : drafts) {
      var values = ContactShelf.values(draft);
      values.put(HubSpotKind.MARKER, draft.marker());
      api.write("POST", ALL, (ObjectNode) Json.object().set("properties", values));
    }
    return Map.of();
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    for (var draft : drafts) {
      var ref = draft.ref();
      if (ref != null) {
        api.write(
            "PATCH",
            ALL + "/" + HubSpotApi.encoded(ref.id()),
            (ObjectNode) Json.object().set("properties", ContactShelf.values(draft)));
      }
    }
    return Map.of();
  }
}
