package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of programs' members: Marketo's own, and up to twenty that the customer makes.
final class MemberFields {
  private static final int MOST = 20;
  private static final Set<String> TYPES =
      Set.of(
          "boolean",
          "currency",
          "date",
          "datetime",
          "email",
          "float",
          "integer",
          "percent",
          "phone",
          "score",
          "string",
          "url");
  private static final Set<String> CHANGEABLE =
      Set.of("displayName", "description", "isHidden", "isHtmlEncodingInEmail", "isSensitive");

  private final Map<String, ObjectNode> all = new LinkedHashMap<>();

  MemberFields() {
    own("leadId", "integer");
    own("programId", "integer");
    own("statusName", "string");
    own("reachedSuccess", "boolean");
    own("reachedSuccessDate", "datetime");
    own("acquiredBy", "boolean");
    own("membershipDate", "datetime");
    own("createdAt", "datetime");
    own("updatedAt", "datetime");
    var mark = Json.object().put("name", "unisonoId").put("displayName", "Unisono Id");
    create(List.of(mark.put("dataType", "string")));
  }

  private void own(String name, String type) {
    var values = Json.object().put("displayName", name);
    all.put(name, SchemaCalls.row(name, type, values, false));
  }

  List<ObjectNode> rows() {
    return List.copyOf(all.values());
  }

  boolean isKnown(String name) {
    return all.containsKey(name);
  }

  boolean isCustom(String name) {
    return isKnown(name) && require(name).path("isCustom").asBoolean();
  }

  /// Whether members are found by it: some of the vendor's own, and custom texts and numbers.
  boolean isSearchable(String name) {
    return Set.of("leadId", "statusName", "reachedSuccess").contains(name)
        || (isCustom(name)
            && Set.of("string", "integer").contains(Json.text(require(name), "dataType")));
  }

  ObjectNode require(String name) {
    var field = all.get(name);
    if (field == null) {
      throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
    }
    return field;
  }

  /// Refuses a value that no member can have in this field.
  void requireValue(String name, JsonNode value) {
    if (!require(name).path("isCustom").asBoolean()) {
      throw new MarketoRefused("1011", "Field '%s' is not supported".formatted(name));
    }
    ObjectValues.requireType(name, Json.text(require(name), "dataType"), value);
  }

  /// All of them, or none where one is wrong.
  void create(List<? extends JsonNode> wanted) {
    var made = new ArrayList<ObjectNode>();
    for (var values : wanted) {
      var name = required(values, "name");
      var label = required(values, "displayName");
      var type = required(values, "dataType");
      if (!name.matches("[A-Za-z]\\w{0,254}") || label.matches(".*[^\\w\\s().-].*")) {
        throw MarketoRefused.invalid("Invalid name or displayName of field '%s'".formatted(name));
      }
      if (!TYPES.contains(type)) {
        throw MarketoRefused.invalid("Invalid dataType '%s'".formatted(type));
      }
      if (isTaken(all.values(), name, label) || isTaken(made, name, label)) {
        throw new MarketoRefused("1017", "Field '%s' already exists".formatted(name));
      }
      made.add(SchemaCalls.row(name, type, values, true));
    }
    if (all.keySet().stream().filter(this::isCustom).count() + made.size() > MOST) {
      throw new MarketoRefused("1028", "Max field limit reached");
    }
    made.forEach(f -> all.put(Json.text(f, "name"), f));
  }

  private static String required(JsonNode values, String name) {
    var text = Json.text(values, name);
    if (text.isBlank()) {
      throw new MarketoRefused("1002", "Missing value for required parameter '%s'".formatted(name));
    }
    return text;
  }

  private static boolean isTaken(Iterable<ObjectNode> fields, String name, String label) {
    for (var field : fields) {
      if (Json.text(field, "name").equalsIgnoreCase(name)
          || Json.text(field, "displayName").equalsIgnoreCase(label)) {
        return true;
      }
    }
    return false;
  }

  /// Neither the name nor the type can change, and nothing of the vendor's own.
  void update(String name, ObjectNode values) {
    var field = require(name);
    for (var given : values.propertyNames()) {
      if (!CHANGEABLE.contains(given) || !isCustom(name)) {
        throw new MarketoRefused("1011", "Field '%s' is not supported".formatted(given));
      }
    }
    field.setAll(values);
  }

  JsonNode state() {
    return Json.array(all.values());
  }

  void restore(JsonNode state) {
    state.forEach(f -> all.put(Json.text(f, "name"), (ObjectNode) f));
  }
}
