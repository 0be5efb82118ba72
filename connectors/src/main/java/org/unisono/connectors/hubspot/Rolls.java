package org.unisono.connectors.hubspot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.reading.RollChanges;
import org.unisono.core.merge.Image;

/// Who is in a campaign, put together from its parts.
final class Rolls {

  static final String STATUS = "status";
  private static final int MOST_PAGES = 5_000;
  private static final int NOT_FOUND = 404;

  /// @param statuses contact id → status
  /// @param occurred contact id → when they last did something at the event, in milliseconds
  /// @param lists list id → who is in it
  /// @param gone ids of parts that are not there any more
  /// @param whole whether each part gave as many as it counts
  record Roll(
      Map<String, String> statuses,
      Map<String, Long> occurred,
      Map<String, Set<String>> lists,
      Set<String> gone,
      boolean whole) {}

  private final HubSpotApi api;

  Rolls(HubSpotApi api) {
    this.api = api;
  }

  /// Of several lists the one with the highest rank counts; what somebody did at the event counts
  /// above any list.
  Roll read(Parts twin) {
    var statuses = new TreeMap<String, String>();
    var ranks = new HashMap<String, Integer>();
    var lists = new HashMap<String, Set<String>>();
    var occurred = new HashMap<String, Long>();
    var gone = new HashSet<String>();
    boolean whole = true;
    for (var part : twin.parts()) {
      var rows = new LinkedHashMap<String, String>();
      try {
        whole &=
            part.role() == Role.EVENT ? event(part.id(), rows, occurred) : list(part.id(), rows);
      } catch (Denied denied) {
        if (denied.status() != NOT_FOUND) {
          throw denied;
        }
        // Who was in it may be in the campaign all the same.
        gone.add(part.id());
        rows.clear();
        whole = false;
      }
      int rank = part.role() == Role.EVENT ? Integer.MAX_VALUE : part.rank();
      rows.forEach(
          (contact, state) -> {
            if (rank >= ranks.getOrDefault(contact, Integer.MIN_VALUE)) {
              ranks.put(contact, rank);
              statuses.put(contact, state.isEmpty() ? part.label() : state);
            }
          });
      if (part.role() == Role.STATUS_LIST) {
        lists.put(part.id(), Set.copyOf(rows.keySet()));
      }
    }
    return new Roll(statuses, occurred, lists, gone, whole);
  }

  private boolean event(String id, Map<String, String> rows, Map<String, Long> occurred) {
    var path = "/marketing/v3/marketing-events/participations/" + id + "/breakdown?limit=100";
    var after = "0";
    int total = 0;
    for (int page = 0; page < MOST_PAGES && !after.isEmpty(); page++) {
      var answer = api.get(path + "&after=" + after);
      total = answer.path("total").asInt(0);
      for (var row : answer.path("results")) {
        var contact = Json.text(row.path("associations").path("contact"), "contactId");
        long at = row.path("properties").path("occurredAt").asLong(0);
        if (at >= occurred.getOrDefault(contact, Long.MIN_VALUE)) {
          occurred.put(contact, at);
          rows.put(contact, Json.text(row.path("properties"), "attendanceState"));
        }
      }
      after = Json.text(answer.path("paging").path("next"), "after");
    }
    return rows.size() == total;
  }

  private boolean list(String id, Map<String, String> rows) {
    var path = "/crm/v3/lists/" + id + "/memberships?limit=250&after=";
    var after = "0";
    int total = 0;
    for (int page = 0; page < MOST_PAGES && !after.isEmpty(); page++) {
      var answer = api.get(path + after);
      total = Math.max(total, answer.path("total").asInt(0));
      answer.path("results").forEach(row -> rows.put(Json.text(row, "recordId"), ""));
      after = Json.text(answer.path("paging").path("next"), "after");
    }
    return rows.size() >= total;
  }

  /// Who is in a campaign, in the order of their ids.
  RollChanges.Roll told(Parts twin) {
    var roll = read(twin);
    return RollChanges.Roll.of(
        roll.statuses().entrySet().stream()
            .map(m -> member(twin, m.getKey(), m.getValue()))
            .toList(),
        roll.gone());
  }

  static RemoteRecord member(Parts twin, String contact, String status) {
    var campaign = twin.campaign();
    return new RemoteRecord(
        new RemoteRef(RecordKind.MEMBER, campaign.id() + "/" + contact),
        Map.of(STATUS, Image.of(status)),
        Map.of(Link.CAMPAIGN, campaign, Link.PERSON, new RemoteRef(RecordKind.CONTACT, contact)),
        null,
        null);
  }
}
