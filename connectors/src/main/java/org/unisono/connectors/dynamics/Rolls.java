package org.unisono.connectors.dynamics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.reading.RollChanges;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Who is in a campaign: those on its static lists, and those whose response somebody there wrote.
/// A response of ours says how somebody stands; alone it makes no member.
final class Rolls {
  static final String STATUS = "status";
  static final String RECEIVED = "receivedon";
  private static final String DECLINED =
      "declined,refused,cancelled,canceled,no show,not interested";
  private static final String PREFER =
      "odata.maxpagesize=5000,odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"";
  private static final String CANCELED = "2";
  private static final int CUSTOMER = 11;

  /// Somebody in a campaign.
  ///
  /// @param onOurs whether they are on the list that we own
  /// @param elsewhere whether another list, or somebody's own response, holds them too
  /// @param response ours, canceled or not; null when there is none
  record Member(
      RemoteRecord record, boolean onOurs, boolean elsewhere, @Nullable JsonNode response) {
    String status() {
      return record.image(STATUS) instanceof Image.Filled(var text) ? text : "";
    }
  }

  /// @param members by the person's id
  /// @param gone lists of ours that are not there any more
  /// @param whole whether each list is there, and gave as many as it counts
  record Roll(Map<String, Member> members, Set<String> gone, boolean whole) {}

  private final DynamicsApi api;
  private final Describes describes;
  private final Set<String> declined;
  private @Nullable Map<String, String> codes;

  Rolls(DynamicsApi api, Describes describes, Account account) {
    this.api = api;
    this.describes = describes;
    this.declined =
        Stream.of(account.setting("declinedStatuses").orElse(DECLINED).split(","))
            .map(s -> s.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  Ladder ladder(Parts twin) {
    return new Ladder(twin, new Ladder.Words(codes(), declined));
  }

  /// Labels of responses, by their numbers.
  Map<String, String> codes() {
    var known = codes;
    if (known == null) {
      known =
          describes
              .options("campaignresponse", Lane.ORDINARY)
              .getOrDefault("responsecode", Map.of());
      codes = known;
    }
    return known;
  }

  private static final class Found {
    private final RecordKind kind;
    private boolean onOurs;
    private boolean elsewhere;
    private @Nullable JsonNode ours;
    private @Nullable JsonNode latest;
    private String first = "";

    private Found(RecordKind kind) {
      this.kind = kind;
    }
  }

  RollChanges.Roll told(Parts twin) {
    var roll = read(twin);
    return RollChanges.Roll.of(
        roll.members().values().stream().map(Member::record).toList(), roll.gone());
  }

  Roll read(Parts twin) {
    var found = new TreeMap<String, Found>();
    var campaign = twin.campaign().id();
    var lists = lists(campaign);
    var gone = gone(twin, lists);
    boolean whole = gone.isEmpty();
    for (var list : lists) {
      whole &= list(campaign, list, found);
    }
    responses(campaign, found);
    var ladder = ladder(twin);
    var members = new LinkedHashMap<String, Member>();
    found.forEach(
        (id, one) -> {
          if (one.onOurs || one.elsewhere) {
            members.put(
                id, new Member(record(twin, id, one, ladder), one.onOurs, one.elsewhere, one.ours));
          }
        });
    return new Roll(members, gone, whole);
  }

  /// Lists of ours that were deleted, or taken off the campaign. Who was on one may be in the
  /// campaign all the same.
  private Set<String> gone(Parts twin, List<JsonNode> lists) {
    var standing = ids(lists);
    return twin.parts().stream()
        .filter(p -> p.role() == Role.MEMBER_LIST && !standing.contains(p.id()))
        .map(Part::id)
        .filter(id -> !isThere(api, id) || !ids(lists(twin.campaign().id())).contains(id))
        .collect(Collectors.toSet());
  }

  private static Set<String> ids(List<JsonNode> lists) {
    return lists.stream().map(l -> Json.text(l, "listid")).collect(Collectors.toSet());
  }

  static boolean isThere(DynamicsApi api, String list) {
    return !api.get("lists?$select=listid&$filter=" + DynamicsApi.encoded("listid eq " + list))
        .path("value")
        .isEmpty();
  }

  /// The lists of ours that stand on a campaign.
  List<Part> ours(String campaign) {
    var standing = ids(lists(campaign));
    return Stream.of(RecordKind.CONTACT, RecordKind.LEAD)
        .map(
            kind ->
                new Part(
                    Role.MEMBER_LIST,
                    Markers.list(campaign, kind),
                    kind.name().toLowerCase(Locale.ROOT),
                    0))
        .filter(part -> standing.contains(part.id()))
        .toList();
  }

  private List<JsonNode> lists(String campaign) {
    var path =
        "campaigns("
            + campaign
            + ")/campaignlist_association?$select=listid,createdfromcode,type,statecode";
    return api.all(path, Lane.ORDINARY, PREFER).rows().stream()
        .filter(l -> !l.path("type").asBoolean(false))
        .toList();
  }

  private boolean list(String campaign, JsonNode list, Map<String, Found> found) {
    var id = Json.text(list, "listid");
    var entity =
        switch (Json.text(list, "createdfromcode")) {
          case "2" -> Entity.CONTACT;
          case "4" -> Entity.LEAD;
          default -> null;
        };
    if (entity == null) {
      return true;
    }
    var path =
        "lists(%s)/list%s_association?$select=%s&$count=true"
            .formatted(id, entity.table(), entity.key());
    var rows = api.all(path, Lane.ORDINARY, PREFER);
    boolean ours = id.equals(Markers.list(campaign, entity.kind()));
    for (var row : rows.rows()) {
      var one = found.computeIfAbsent(Json.text(row, entity.key()), k -> new Found(entity.kind()));
      one.onOurs |= ours;
      one.elsewhere |= !ours;
    }
    return rows.isWhole();
  }

  private void responses(String campaign, Map<String, Found> found) {
    var path =
        "campaignresponses?$select=activityid,responsecode,category,receivedon,createdon,statecode,"
            + "versionnumber&$expand=campaignresponse_activity_parties"
            + "($select=_partyid_value,participationtypemask)&$orderby="
            + DynamicsApi.encoded("versionnumber asc")
            + "&$filter="
            + DynamicsApi.encoded("_regardingobjectid_value eq " + campaign);
    for (var row : api.all(path, Lane.ORDINARY, PREFER).rows()) {
      for (var party : row.path("campaignresponse_activity_parties")) {
        var kind = kind(party);
        if (kind != null && party.path("participationtypemask").asInt(0) == CUSTOMER) {
          var person = Json.text(party, "_partyid_value");
          response(campaign, person, row, found.computeIfAbsent(person, p -> new Found(kind)));
        }
      }
    }
  }

  private static @Nullable RecordKind kind(JsonNode party) {
    return switch (Json.text(party, "_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname")) {
      case "lead" -> RecordKind.LEAD;
      case "contact" -> RecordKind.CONTACT;
      default -> null;
    };
  }

  /// Rows come by version: what was changed last counts.
  private static void response(String campaign, String person, JsonNode row, Found one) {
    boolean ours = Json.text(row, "activityid").equals(Markers.response(campaign, person));
    if (ours) {
      one.ours = row;
    }
    if (Json.text(row, "statecode").equals(CANCELED)) {
      return;
    }
    one.elsewhere |= !ours;
    one.latest = row;
    var received = Json.text(row, RECEIVED);
    var at = received.isEmpty() ? Json.text(row, "createdon") : received;
    one.first = one.first.isEmpty() || at.compareTo(one.first) < 0 ? at : one.first;
  }

  private static RemoteRecord record(Parts twin, String person, Found one, Ladder ladder) {
    var latest = one.latest;
    var status =
        latest == null
            ? ladder.listed()
            : ladder.answered(Json.text(latest, "category"), Json.text(latest, "responsecode"));
    return record(twin, new RemoteRef(one.kind, person), status, one.first);
  }

  static RemoteRecord record(Parts twin, RemoteRef person, String status, String first) {
    var fields = new HashMap<String, Image>();
    fields.put(STATUS, Image.of(status));
    fields.put(RECEIVED, Image.of(first));
    return new RemoteRecord(
        new RemoteRef(RecordKind.MEMBER, twin.campaign().id() + "/" + person.id()),
        fields,
        Map.of(Link.CAMPAIGN, twin.campaign(), Link.PERSON, person),
        null,
        null);
  }
}
