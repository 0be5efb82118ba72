package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// People, whom the API calls leads: their fields, and from Marketo's JSON to records.
final class People {
  static final String MARKER = "unisonoId";
  static final String OPT_OUT = "unsubscribed";
  static final int MOST = 300;

  /// Where Marketo's own links with a CRM leave their ids.
  static final List<String> CARRIED =
      List.of("sfdcLeadId", "sfdcContactId", "msftLeadId", "msftContactId");

  private static final String OF_DYNAMICS = "msft";
  private static final Set<String> SWITCHES = Set.of("marketingSuspended", "blackListed");
  private static final Map<String, String> CONCEPTS =
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("firstName", "firstName"),
          Map.entry("lastName", "lastName"),
          Map.entry("phone", "phone"),
          Map.entry("mobilePhone", "mobile"),
          Map.entry("company", "company"),
          Map.entry("title", "jobTitle"),
          Map.entry("sfdcLeadId", ""),
          Map.entry("sfdcContactId", ""),
          Map.entry("msftLeadId", ""),
          Map.entry("msftContactId", ""));

  private final MarketoApi api;
  private final List<String> wanted;
  private List<RemoteField> fields = List.of();

  People(MarketoApi api, Account account) {
    this.api = api;
    wanted =
        Stream.concat(CONCEPTS.keySet().stream().sorted(), account.fields(RecordKind.LEAD).stream())
            .distinct()
            .toList();
  }

  List<RemoteField> fields(Lane lane) {
    if (fields.isEmpty()) {
      var all = api.get("/rest/v1/leads/describe.json", lane).path("result");
      fields = all.valueStream().filter(f -> f.has("rest")).map(People::field).toList();
    }
    return fields;
  }

  private static RemoteField field(JsonNode described) {
    var name = Json.text(described.path("rest"), "name");
    var concept = CONCEPTS.getOrDefault(name, "");
    return new RemoteField(
        RecordKind.LEAD,
        name,
        Json.text(described, "displayName"),
        type(Json.text(described, "dataType")),
        use(name, described.path("rest").path("readOnly").asBoolean(false)),
        described.path("length").asInt(0),
        List.of(),
        concept.isEmpty() ? null : concept);
  }

  private static Use use(String name, boolean readOnly) {
    if (name.equals(OPT_OUT)) {
      return Use.CONSENT;
    }
    if (SWITCHES.contains(name)) {
      return Use.SWITCH;
    }
    return readOnly || name.equals(MARKER) ? Use.READ_ONLY : Use.WRITABLE;
  }

  private static Type type(String type) {
    return switch (type) {
      case "integer", "float", "currency", "score", "percent" -> Type.NUMBER;
      case "boolean" -> Type.FLAG;
      case "date" -> Type.DATE;
      case "datetime" -> Type.MOMENT;
      default -> Type.TEXT;
    };
  }

  /// Who has one of the values in the field; at most 300 values.
  List<JsonNode> where(String field, List<String> values, Lane lane) {
    if (values.isEmpty()) {
      return List.of();
    }
    var known = fields(lane).stream().map(RemoteField::name).toList();
    var asked =
        Stream.concat(wanted.stream(), Stream.of(OPT_OUT, MARKER, "updatedAt"))
            .filter(known::contains)
            .collect(Collectors.joining(","));
    var query = new LinkedHashMap<String, String>();
    query.put("filterType", field);
    query.put("filterValues", String.join(",", values));
    query.put("fields", asked);
    var rows = new ArrayList<JsonNode>();
    JsonNode answer;
    do {
      answer = api.ask("/rest/v1/leads.json", query, lane);
      answer.path("result").forEach(rows::add);
      query.put("nextPageToken", Json.text(answer, "nextPageToken"));
    } while (answer.path("moreResult").asBoolean(false));
    return rows;
  }

  /// A field that the account does not see is unreadable, never blank.
  RemoteRecord record(JsonNode row) {
    var images = new LinkedHashMap<String, Image>();
    for (var name : wanted) {
      images.put(name, row.has(name) ? image(row, name) : new Unknown(Why.UNREADABLE));
    }
    var marker = Json.text(row, MARKER);
    return new RemoteRecord(
        new RemoteRef(RecordKind.LEAD, Json.text(row, "id")),
        images,
        Map.of(),
        marker.isEmpty() ? null : marker,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }

  /// Ids of Dynamics are written as Dynamics itself writes them, without braces and in small
  /// letters.
  private static Image image(JsonNode row, String name) {
    var image = Json.image(row.path(name));
    return name.startsWith(OF_DYNAMICS) && image instanceof Image.Filled(var id)
        ? Image.of(id.replaceAll("[{}]", "").toLowerCase(Locale.ROOT))
        : image;
  }

  static RemoteRecord consent(JsonNode row) {
    var id = Json.text(row, "id");
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, id),
        Map.of(
            "email",
            Json.image(row.path("email")),
            OPT_OUT,
            row.has(OPT_OUT) ? Json.image(row.path(OPT_OUT)) : new Unknown(Why.UNREADABLE)),
        Map.of(Link.PERSON, new RemoteRef(RecordKind.LEAD, id)),
        null,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }
}
