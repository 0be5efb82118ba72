package org.unisono.connectors.marketo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Members of programs, from Marketo's JSON to records.
final class Memberships {
  static final String STATUS = "status";
  static final int MOST = 300;
  private static final String FIELDS =
      "leadId,programId,statusName,membershipDate,reachedSuccess,updatedAt," + People.MARKER;

  private final MarketoApi api;

  Memberships(MarketoApi api) {
    this.api = api;
  }

  static List<RemoteField> fields() {
    return List.of(
        field(STATUS, "Status", Type.TEXT, Use.WRITABLE, "status"),
        field("membershipDate", "Membership Date", Type.MOMENT, Use.READ_ONLY, null),
        field("reachedSuccess", "Success", Type.FLAG, Use.READ_ONLY, null));
  }

  private static RemoteField field(
      String name, String label, Type type, Use use, @Nullable String concept) {
    return new RemoteField(RecordKind.MEMBER, name, label, type, use, 0, List.of(), concept);
  }

  /// A page of those in one of the statuses.
  JsonNode page(String program, List<String> statuses, int most, String token) {
    var query = query("statusName", statuses);
    query.put("batchSize", String.valueOf(most));
    if (!token.isEmpty()) {
      query.put("nextPageToken", token);
    }
    return api.ask(path(program), query, Lane.ORDINARY);
  }

  /// Those of the people who are members.
  Map<String, JsonNode> of(String program, List<String> leads) {
    var found = new HashMap<String, JsonNode>();
    for (int from = 0; from < leads.size(); from += MOST) {
      var part = leads.subList(from, Math.min(leads.size(), from + MOST));
      var answer = api.ask(path(program), query("leadId", part), Lane.ORDINARY);
      answer.path("result").forEach(row -> found.put(Json.text(row, "leadId"), row));
    }
    return found;
  }

  private static Map<String, String> query(String type, List<String> values) {
    var query = new LinkedHashMap<String, String>();
    query.put("filterType", type);
    query.put("filterValues", String.join(",", values));
    query.put("fields", FIELDS);
    return query;
  }

  static String path(String program) {
    return "/rest/v1/programs/" + program + "/members.json";
  }

  static String status(JsonNode row) {
    return Json.text(row, "statusName");
  }

  static RemoteRecord record(JsonNode row) {
    var program = Json.text(row, "programId");
    var lead = Json.text(row, "leadId");
    var marker = Json.text(row, People.MARKER);
    return new RemoteRecord(
        new RemoteRef(RecordKind.MEMBER, program + "/" + lead),
        Map.of(
            STATUS,
            Json.image(row.path("statusName")),
            "membershipDate",
            Json.image(row.path("membershipDate")),
            "reachedSuccess",
            Json.image(row.path("reachedSuccess"))),
        Map.of(
            Link.CAMPAIGN, new RemoteRef(RecordKind.CAMPAIGN, program),
            Link.PERSON, new RemoteRef(RecordKind.LEAD, lead)),
        marker.isEmpty() ? null : marker,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }
}
