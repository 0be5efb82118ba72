package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// A field of an object, or of a parent it refers to: `Name`, `Campaign.Parent.Name`.
///
/// @param from the object the path starts at
/// @param owner the object that has the last field
record FieldPath(SObjectType from, List<SObjectField> hops, SObjectType owner, SObjectField field) {

  private static final int DEEPEST = 5;

  /// Refuses a name that the object, or the parent on the way, does not have.
  static FieldPath resolve(Schema schema, SObjectType from, String path) {
    var parts = path.split("\\.");
    if (parts.length > DEEPEST) {
      throw SalesforceRefused.bad("INVALID_FIELD", "too many levels in " + path);
    }
    var hops = new ArrayList<SObjectField>();
    var type = from;
    for (int i = 0; i < parts.length - 1; i++) {
      var at = type;
      var name = parts[i];
      var hop =
          at.relation(name)
              .orElseThrow(
                  () ->
                      SalesforceRefused.bad(
                          "INVALID_FIELD",
                          "Didn't understand relationship '%s' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name."
                              .formatted(name)));
      hops.add(hop);
      type = schema.type(hop.target());
    }
    var owner = type;
    var last = parts[parts.length - 1];
    var field =
        owner
            .field(last)
            .orElseThrow(
                () ->
                    SalesforceRefused.bad(
                        "INVALID_FIELD",
                        "No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name."
                            .formatted(last, owner.name())));
    return new FieldPath(from, hops, owner, field);
  }

  JsonNode value(Reads reads, ObjectNode row) {
    var at = Optional.of(row);
    var type = from.name();
    for (var hop : hops) {
      var holder = type;
      at = at.flatMap(r -> parent(reads, holder, r, hop));
      type = hop.target();
    }
    var last = type;
    return at.map(r -> reads.value(last, r, field.name())).orElse(NullNode.getInstance());
  }

  static Optional<ObjectNode> parent(Reads reads, String type, ObjectNode row, SObjectField hop) {
    var id = Json.text(Json.object().set("id", reads.value(type, row, hop.name())), "id");
    return reads.schema().ofId(id).flatMap(t -> reads.records().find(t.name(), id));
  }
}
