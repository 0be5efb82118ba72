package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Prospects, as contacts: their fields, and from Account Engagement's JSON to records.
final class Prospects {
  static final String OPT_OUT = "optedOut";

  private static final List<RemoteField> FIELDS =
      List.of(
          field("email", "Email", Type.TEXT, Use.WRITABLE, 100, "email"),
          field("firstName", "First name", Type.TEXT, Use.WRITABLE, 40, "firstName"),
          field("lastName", "Last name", Type.TEXT, Use.WRITABLE, 80, "lastName"),
          field("phone", "Phone", Type.TEXT, Use.WRITABLE, 255, "phone"),
          field("company", "Company", Type.TEXT, Use.WRITABLE, 255, "company"),
          field("jobTitle", "Job title", Type.TEXT, Use.WRITABLE, 128, "jobTitle"),
          // Their first touch, which is not ours to move.
          field("campaignId", "Campaign", Type.REFERENCE, Use.READ_ONLY, 0, null),
          field("salesforceLeadId", "Salesforce lead", Type.REFERENCE, Use.READ_ONLY, 0, null),
          field(
              "salesforceContactId", "Salesforce contact", Type.REFERENCE, Use.READ_ONLY, 0, null),
          field("isDoNotEmail", "Do not email", Type.FLAG, Use.SWITCH, 0, null),
          field("isEmailHardBounced", "Hard bounced", Type.FLAG, Use.READ_ONLY, 0, null),
          field(OPT_OUT, "Opted out", Type.FLAG, Use.CONSENT, 0, null));

  private Prospects() {}

  private static RemoteField field(
      String name, String label, Type type, Use use, int length, @Nullable String concept) {
    return new RemoteField(RecordKind.CONTACT, name, label, type, use, length, List.of(), concept);
  }

  static List<RemoteField> fields(String marker) {
    var fields = new ArrayList<>(FIELDS);
    fields.add(field(marker, "Unisono marker", Type.TEXT, Use.READ_ONLY, 0, null));
    return fields;
  }

  /// A field that the account does not see is unreadable, never blank.
  static RemoteRecord record(JsonNode row, String markerField) {
    var images = new LinkedHashMap<String, Image>();
    for (var field : FIELDS) {
      if (field.use() != Use.CONSENT) {
        images.put(field.name(), Rows.image(row, field.name()));
      }
    }
    var marker = Json.text(row, markerField);
    return new RemoteRecord(
        ref(Json.text(row, "id")),
        images,
        Map.of(),
        marker.isEmpty() ? null : marker,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }

  static RemoteRef ref(String id) {
    return new RemoteRef(RecordKind.CONTACT, id);
  }
}
