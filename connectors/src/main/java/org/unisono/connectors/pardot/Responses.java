package org.unisono.connectors.pardot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// What prospects did. Told are submissions, clicks, opens and visits of known people; what the
/// system itself did (sent, bounced) and what we have no word for is left out.
final class Responses {
  private Responses() {}

  static List<RemoteField> fields() {
    return List.of(
        field("person", Type.REFERENCE),
        field("personKind", Type.TEXT),
        field("campaign", Type.REFERENCE),
        field("type", Type.TEXT),
        field("at", Type.MOMENT),
        field("name", Type.TEXT));
  }

  private static RemoteField field(String name, Type type) {
    return new RemoteField(
        RecordKind.RESPONSE, name, name, type, Use.READ_ONLY, 0, List.of(), null);
  }

  /// Empty where it is not told.
  static Optional<RemoteRecord> of(JsonNode row) {
    var person = Json.text(row, "prospectId");
    var type = type(row);
    if (person.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    var at = Stamps.parse(Json.text(row, "createdAt"));
    var campaign = Json.text(row, "campaignId");
    var fields = new LinkedHashMap<String, Image>();
    fields.put("person", Image.of(person));
    fields.put("personKind", Image.of("contact"));
    fields.put("campaign", Image.of(campaign));
    fields.put("type", Image.of(type));
    fields.put("at", Image.of(at.toString()));
    fields.put("name", Rows.image(row, "details"));
    var links = new LinkedHashMap<Link, RemoteRef>();
    links.put(Link.PERSON, Prospects.ref(person));
    if (!campaign.isEmpty()) {
      links.put(Link.CAMPAIGN, new RemoteRef(RecordKind.CAMPAIGN, campaign));
    }
    var ref = new RemoteRef(RecordKind.RESPONSE, Json.text(row, "id"));
    return Optional.of(new RemoteRecord(ref, fields, Map.copyOf(links), null, at));
  }

  /// Our type of activity; empty where there is none. A click is of an e-mail where one is
  /// named, else of a file or a link.
  private static String type(JsonNode row) {
    return switch (Json.text(row, "type")) {
      case "1" ->
          names(row, "emailId", "listEmailId", "emailTemplateId")
              ? "email.clicked"
              : "link.clicked";
      case "4" -> "form.submitted";
      case "11" -> "email.opened";
      case "17", "21" -> "link.clicked";
      case "20" -> "page.visited";
      default -> "";
    };
  }

  private static boolean names(JsonNode row, String... fields) {
    return Stream.of(fields).anyMatch(field -> !Json.text(row, field).isEmpty());
  }
}
