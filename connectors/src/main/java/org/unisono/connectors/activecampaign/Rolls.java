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

  /// @param statuses contact id → status
  /// @param wearers id of a status tag → who wears it
  record Roll(Map<String, String> statuses, Map<String, Set<String>> wearers) {}

  private final ActiveCampaignApi api;

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
    for (var part : tagsOf(twin)) {
      var wearing = wearing(part.id());
      wearers.put(part.id(), wearing);
      for (var contact : wearing) {
        if (part.rank() >= ranks.getOrDefault(contact, Integer.MIN_VALUE)) {
          ranks.put(contact, part.rank());
          statuses.put(contact, part.label());
        }
      }
    }
    return new Roll(statuses, wearers);
  }

  static List<Part> tagsOf(Parts twin) {
    return twin.parts().stream().filter(p -> p.role() == Role.STATUS_LIST).toList();
  }

  /// By id, upwards: a page that is short or comes twice costs a call; the end is an empty page.
  private Set<String> wearing(String tag) {
    var all = new HashSet<String>();
    var last = "0";
    for (boolean more = true; more; ) {
      var path = "/contacts?tagid=%s&status=-1&limit=%d&orders%%5Bid%%5D=ASC&id_greater=%s";
      var page = api.get(path.formatted(tag, ActiveCampaignApi.MOST, last)).path("contacts");
      for (var contact : page) {
        last = Json.text(contact, "id");
        all.add(last);
      }
      more = !page.isEmpty();
    }
    return all;
  }

  /// Who is in a campaign, in the order of their ids.
  List<RemoteRecord> members(Parts twin) {
    return read(twin).statuses().entrySet().stream()
        .map(m -> member(twin, m.getKey(), m.getValue()))
        .toList();
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
