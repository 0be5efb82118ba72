package org.unisono.cli.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// What an installation's API shows of a record over there.
final class Theirs {

  private Theirs() {}

  /// The vendor's name of the field that means this; the word itself where there is none.
  static String named(List<RemoteField> fields, String concept) {
    return fields.stream()
        .filter(f -> concept.equals(f.concept()))
        .map(RemoteField::name)
        .findFirst()
        .orElse(concept);
  }

  static String id(JsonNode theirs) {
    return theirs.path("remoteId").asString("");
  }

  static String value(JsonNode theirs, String field) {
    return theirs.path("fields").path(field).asString("");
  }

  static String campaign(JsonNode theirs) {
    return theirs.path("campaignRemoteId").asString("");
  }

  static RemoteRef ref(RecordKind kind, JsonNode theirs) {
    return new RemoteRef(kind, id(theirs));
  }

  static RemoteRef person(JsonNode theirs) {
    var kind = theirs.path("personKind").asString("contact").toUpperCase(Locale.ROOT);
    return new RemoteRef(RecordKind.valueOf(kind), theirs.path("personRemoteId").asString(""));
  }

  static Map<String, Image> fields(JsonNode theirs) {
    Map<String, Image> fields = new LinkedHashMap<>();
    theirs
        .path("fields")
        .properties()
        .forEach(e -> fields.put(e.getKey(), Image.of(e.getValue().asString(""))));
    return fields;
  }

  static RemoteRecord consent(JsonNode theirs) {
    return new RemoteRecord(
        ref(RecordKind.CONSENT, theirs),
        fields(theirs),
        Map.of(RemoteRecord.Link.PERSON, person(theirs)),
        null,
        null);
  }
}
