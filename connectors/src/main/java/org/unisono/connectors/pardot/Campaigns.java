package org.unisono.connectors.pardot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/// Campaigns, which are only read: with Connected Campaigns they are made and changed in
/// Salesforce, and without them v5 has no call that makes or changes one. The cost is one amount
/// there, of which nothing says whether it was planned or spent: it is shown and mapped to neither.
final class Campaigns {
  static final String SALESFORCE = "salesforceId";
  private static final String PARENT = "parentCampaignId";
  private static final List<String> NAMES = List.of("name", SALESFORCE, "cost", PARENT, "folderId");

  private Campaigns() {}

  static List<RemoteField> fields() {
    return List.of(
        field("name", "Name", Type.TEXT, "name"),
        field(SALESFORCE, "Salesforce ID", Type.REFERENCE, null),
        field("cost", "Cost", Type.NUMBER, null),
        field(PARENT, "Parent campaign", Type.REFERENCE, null),
        field("folderId", "Folder", Type.REFERENCE, null));
  }

  private static RemoteField field(String name, String label, Type type, @Nullable String concept) {
    return new RemoteField(
        RecordKind.CAMPAIGN, name, label, type, Use.READ_ONLY, 0, List.of(), concept);
  }

  static RemoteRecord record(JsonNode row) {
    var images = new LinkedHashMap<String, Image>();
    NAMES.forEach(name -> images.put(name, Rows.image(row, name)));
    return new RemoteRecord(
        new RemoteRef(RecordKind.CAMPAIGN, Json.text(row, "id")),
        images,
        parent(row),
        null,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }

  private static Map<Link, RemoteRef> parent(JsonNode row) {
    var parent = Json.text(row, PARENT);
    return parent.isEmpty()
        ? Map.of()
        : Map.of(Link.PARENT, new RemoteRef(RecordKind.CAMPAIGN, parent));
  }
}
