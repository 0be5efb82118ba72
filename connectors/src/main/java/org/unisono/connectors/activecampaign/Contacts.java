package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
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
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// People: their fields, and from the vendor's JSON to records. Values of custom fields stand
/// beside the contact, by id of the field; here a custom field goes by its personalization tag.
final class Contacts {
  static final String MARKER = "UNISONO_ID";
  private static final Map<String, String> OWN =
      Map.of("email", "email", "firstName", "firstName", "lastName", "lastName", "phone", "phone");

  private final ActiveCampaignApi api;
  private @Nullable Map<String, JsonNode> custom;

  Contacts(ActiveCampaignApi api) {
    this.api = api;
  }

  /// The account's custom fields by personalization tag, read once.
  private Map<String, JsonNode> custom() {
    var known = custom;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (var field : api.all("/fields", "fields", Lane.ORDINARY)) {
        known.put(Json.text(field, "perstag"), field);
      }
      custom = known;
    }
    return known;
  }

  List<RemoteField> fields() {
    var all = new ArrayList<RemoteField>();
    OWN.keySet().stream()
        .sorted()
        .forEach(n -> all.add(field(n, n, Type.TEXT, Use.WRITABLE, OWN.get(n))));
    custom()
        .forEach(
            (tag, field) -> {
              var use = tag.equals(MARKER) ? Use.READ_ONLY : Use.WRITABLE;
              all.add(field(tag, Json.text(field, "title"), type(field), use, null));
            });
    return all;
  }

  private static RemoteField field(
      String name, String label, Type type, Use use, @Nullable String concept) {
    return new RemoteField(RecordKind.CONTACT, name, label, type, use, 0, List.of(), concept);
  }

  private static Type type(JsonNode field) {
    return switch (Json.text(field, "type")) {
      case "date" -> Type.DATE;
      case "datetime" -> Type.MOMENT;
      case "currency", "number" -> Type.NUMBER;
      default -> Type.TEXT;
    };
  }

  boolean hasMarker() {
    return custom().containsKey(MARKER);
  }

  /// The id of a custom field; empty for one of the vendor's own.
  String idOf(String name) {
    var field = custom().get(name);
    return field == null ? "" : Json.text(field, "id");
  }

  List<RemoteRecord> at(String email) {
    return records(api.get(page("email=" + ActiveCampaignApi.encoded(email))));
  }

  /// @param ids at most 100
  List<RemoteRecord> byIds(List<String> ids) {
    var numbers = ids.stream().filter(id -> id.matches("\\d{1,18}")).toList();
    return numbers.isEmpty()
        ? List.of()
        : records(api.get(page("ids=" + String.join(",", numbers))));
  }

  private static String page(String filter) {
    return "/contacts?status=-1&include=fieldValues&limit=100&" + filter;
  }

  /// Ids of those who carry the mark.
  List<String> marked(String marker) {
    var field = idOf(MARKER);
    if (field.isEmpty()) {
      return List.of();
    }
    var path = "/fieldValues?filters%%5Bfieldid%%5D=%s&filters%%5Bval%%5D=%s";
    var value = ActiveCampaignApi.encoded(marker);
    return api.get(path.formatted(field, value))
        .path("fieldValues")
        .valueStream()
        .filter(v -> Json.text(v, "value").equals(marker))
        .map(v -> Json.text(v, "contact"))
        .distinct()
        .toList();
  }

  /// All contacts of a page.
  List<RemoteRecord> records(JsonNode page) {
    var values = new HashMap<String, Map<String, String>>();
    for (var value : page.path("fieldValues")) {
      values
          .computeIfAbsent(Json.text(value, "contact"), c -> new HashMap<>())
          .put(Json.text(value, "field"), Json.text(value, "value"));
    }
    var records = new ArrayList<RemoteRecord>();
    for (var contact : page.path("contacts")) {
      records.add(record(contact, values.getOrDefault(Json.text(contact, "id"), Map.of())));
    }
    return records;
  }

  /// A field that the answer lacks is unreadable, never blank; a custom field without a row is.
  private RemoteRecord record(JsonNode contact, Map<String, String> values) {
    var images = new LinkedHashMap<String, Image>();
    for (var name : OWN.keySet()) {
      var image = Json.image(contact.path(name));
      images.put(name, contact.has(name) ? image : new Unknown(Why.UNREADABLE));
    }
    custom()
        .forEach(
            (tag, field) ->
                images.put(tag, Image.of(values.getOrDefault(Json.text(field, "id"), ""))));
    var marker = values.getOrDefault(idOf(MARKER), "");
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONTACT, Json.text(contact, "id")),
        images,
        Map.of(),
        marker.isEmpty() ? null : marker,
        Stamps.orNull(Json.text(contact, "updated_utc_timestamp")));
  }
}
