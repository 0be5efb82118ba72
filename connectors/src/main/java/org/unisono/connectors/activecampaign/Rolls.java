package org.unisono.connectors.activecampaign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;

/// Who wears the status tags of a campaign.
final class Rolls {
  static final String STATUS = "status";

  /// Members of rolls that are kept for a listing; more would take too much memory.
  private static final int KEPT = 200_000;

  /// @param statuses contact id → status
  /// @param wearers id of a status tag → who wears it
  /// @param whole whether each tag has as many as the vendor has counted
  record Roll(Map<String, String> statuses, Map<String, Set<String>> wearers, boolean whole) {}

  private final ActiveCampaignApi api;
  private final Map<Parts, Roll> kept = new HashMap<>();

  Rolls(ActiveCampaignApi api) {
    this.api = api;
  }

  static List<RemoteField> fields() {
    return List.of(
        new RemoteField(
            RecordKind.MEMBER,
            STATUS,
            "Tag",
            RemoteField.Type.TEXT,
            RemoteField.Use.WRITABLE,
            0,
            List.of(),
            "status"));
  }

  /// Of several tags that one contact wears, the one with the highest rank counts.
  Roll read(Parts twin) {
    var statuses = new TreeMap<String, String>();
    var ranks = new HashMap<String, Integer>();
    var wearers = new HashMap<String, Set<String>>();
    boolean whole = true;
    for (var part : tagsOf(twin)) {
      var wearing = new HashSet<String>();
      whole &= isWhole(part.id(), wearing);
      wearers.put(part.id(), wearing);
      for (var contact : wearing) {
        if (part.rank() >= ranks.getOrDefault(contact, Integer.MIN_VALUE)) {
          ranks.put(contact, part.rank());
          statuses.put(contact, part.label());
        }
      }
    }
    return new Roll(statuses, wearers, whole);
  }

  static List<Part> tagsOf(Parts twin) {
    return twin.parts().stream().filter(p -> p.role() == Role.STATUS_LIST).toList();
  }

  /// By id, upwards: a page that is short or comes twice costs a call; the end is a page that holds
  /// all that is left.
  ///
  /// @return whether they are as many as the first page has counted
  private boolean isWhole(String tag, Set<String> wearing) {
    var last = "0";
    long total = -1;
    for (boolean more = true; more; ) {
      var path = "/contacts?tagid=%s&status=-1&limit=%d&orders%%5Bid%%5D=ASC&id_greater=%s";
      var answer = api.get(path.formatted(tag, ActiveCampaignApi.MOST, last));
      var page = answer.path("contacts");
      for (var contact : page) {
        last = Json.text(contact, "id");
        wearing.add(last);
      }
      total = total < 0 ? ActiveCampaignApi.total(answer) : total;
      more = !ActiveCampaignApi.isLast(answer, page);
    }
    return wearing.size() == total;
  }

  /// Who is in a campaign, in the order of their ids.
  List<RemoteRecord> members(Parts twin) {
    var roll = read(twin);
    kept.remove(twin);
    if (kept.values().stream().mapToInt(r -> r.statuses().size()).sum() + roll.statuses().size()
        <= KEPT) {
      kept.put(twin, roll);
    }
    return roll.statuses().entrySet().stream()
        .map(m -> member(twin, m.getKey(), m.getValue()))
        .toList();
  }

  /// The roll that this run has read already, once; or read now.
  Roll listed(Parts twin) {
    var known = kept.remove(twin);
    return known == null ? read(twin) : known;
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
