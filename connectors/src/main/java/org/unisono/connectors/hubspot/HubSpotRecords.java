package org.unisono.connectors.hubspot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.unisono.connector.Account;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// From HubSpot's JSON to records, and what properties there are.
final class HubSpotRecords {

  private final HubSpotApi api;
  private final Account account;
  private final Map<HubSpotKind, List<RemoteField>> fields = new EnumMap<>(HubSpotKind.class);

  HubSpotRecords(HubSpotApi api, Account account) {
    this.api = api;
    this.account = account;
  }

  List<RemoteField> fields(HubSpotKind kind) {
    if (!fields.containsKey(kind)) {
      var all = api.get("/crm/v3/properties/" + kind.plural());
      fields.put(kind, all.path("results").valueStream().map(p -> field(kind, p)).toList());
    }
    return Objects.requireNonNull(fields.get(kind));
  }

  private static RemoteField field(HubSpotKind kind, JsonNode property) {
    var name = Json.text(property, "name");
    boolean readOnly =
        property.path("modificationMetadata").path("readOnlyValue").asBoolean(false)
            || name.equals(HubSpotKind.MARKER);
    var use = readOnly ? Use.READ_ONLY : Use.WRITABLE;
    Map<String, String> options = new LinkedHashMap<>();
    property
        .path("options")
        .forEach(o -> options.put(Json.text(o, "value"), Json.text(o, "label")));
    var concept = kind.concept(name);
    return new RemoteField(
        kind.kind(),
        name,
        Json.text(property, "label"),
        type(Json.text(property, "type")),
        name.equals(HubSpotKind.OPT_OUT) ? Use.CONSENT : use,
        0,
        List.copyOf(options.keySet()),
        concept.isEmpty() ? null : concept,
        options);
  }

  private static Type type(String type) {
    return switch (type) {
      case "number" -> Type.NUMBER;
      case "bool" -> Type.FLAG;
      case "date" -> Type.DATE;
      case "datetime" -> Type.MOMENT;
      case "enumeration" -> Type.CHOICE;
      default -> Type.TEXT;
    };
  }

  /// The properties to read: ours, and those of the setting `fields.<kind>`.
  List<String> wanted(HubSpotKind kind) {
    var more =
        account.list("fields." + kind.plural()).stream()
            .filter(name -> name.matches("[a-z][a-z0-9_]*"));
    return Stream.of(kind.wanted().stream(), account.fields(kind.kind()).stream(), more)
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /// The wanted ones and the marker; of contacts, who was merged into them.
  List<String> asked(HubSpotKind kind) {
    var more =
        kind == HubSpotKind.CONTACT
            ? Stream.of(HubSpotKind.MARKER, HubSpotKind.MERGED)
            : Stream.of(HubSpotKind.MARKER);
    return Stream.concat(wanted(kind).stream(), more).toList();
  }

  /// Records that became this one.
  static List<RemoteRef> merged(HubSpotKind kind, JsonNode row) {
    var own = Json.text(row, "id");
    var ids = Json.text(row.path("properties"), HubSpotKind.MERGED).split(";");
    return Stream.of(ids)
        .map(String::strip)
        .filter(id -> !id.isEmpty() && !id.equals(own))
        .map(id -> new RemoteRef(kind.kind(), id))
        .toList();
  }

  /// A property that was asked for and is not in the answer is one that the token may not see, or
  /// that is gone; one without a value is there as null.
  RemoteRecord record(HubSpotKind kind, JsonNode row) {
    var properties = row.path("properties");
    var images = new LinkedHashMap<String, Image>();
    for (var name : wanted(kind)) {
      images.put(
          name,
          properties.has(name) ? Json.image(properties.path(name)) : new Unknown(Why.UNREADABLE));
    }
    var marker = Json.text(properties, HubSpotKind.MARKER);
    return new RemoteRecord(
        new RemoteRef(kind.kind(), Json.text(row, "id")),
        images,
        Map.of(),
        marker.isEmpty() ? null : marker,
        stamp(row));
  }

  static Instant stamp(JsonNode row) {
    try {
      return Instant.parse(Json.text(row, "updatedAt"));
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }
}
