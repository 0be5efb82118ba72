package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Custom objects: two kinds, one of which hangs on a person by the e-mail address.
final class CustomObjects {
  private record Field(String name, String label, String type, boolean updateable) {}

  private record Kind(
      String name, String label, String plural, String link, List<String> keys, List<Field> own) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "installation_c",
              "Installation",
              "Installations",
              "email",
              List.of("serialNumber"),
              List.of(
                  new Field("serialNumber", "Serial Number", "string", false),
                  new Field("email", "Email", "string", true),
                  new Field("model", "Model", "string", true),
                  new Field("installedOn", "Installed On", "date", true),
                  new Field("kilowatts", "Kilowatts", "float", true),
                  new Field("rooms", "Rooms", "integer", true),
                  new Field("guaranteed", "Guaranteed", "boolean", true))),
          new Kind(
              "visit_c",
              "Visit",
              "Visits",
              "",
              List.of("place", "day"),
              List.of(
                  new Field("place", "Place", "string", false),
                  new Field("day", "Day", "date", false),
                  new Field("note", "Note", "text", true))));

  private static final List<Field> COMMON =
      List.of(
          new Field("marketoGUID", "Marketo GUID", "string", false),
          new Field("createdAt", "Created At", "datetime", false),
          new Field("updatedAt", "Updated At", "datetime", false));

  private final SimulatedClock clock;
  private final Map<String, List<ObjectNode>> all = new LinkedHashMap<>();
  private long made;

  CustomObjects(SimulatedClock clock) {
    this.clock = clock;
  }

  List<ObjectNode> described() {
    return KINDS.stream().map(CustomObjects::described).toList();
  }

  /// The field that holds the address of the person it hangs on; empty where it hangs on nobody.
  String link(String name) {
    return kind(name).link();
  }

  Objects of(String name) {
    var kind = kind(name);
    var rows = all.computeIfAbsent(name, n -> new ArrayList<>());
    return new Objects() {
      @Override
      public ObjectNode described() {
        return CustomObjects.described(kind);
      }

      @Override
      public List<ObjectNode> all() {
        return List.copyOf(rows);
      }

      @Override
      public ObjectNode create(ObjectNode values) {
        var now = MarketoTime.text(clock.stamp());
        var row = Json.object().put("marketoGUID", guid(name + ++made));
        row.setAll(values);
        rows.add(row.put("createdAt", now).put("updatedAt", now));
        return row;
      }

      @Override
      public void update(ObjectNode row, ObjectNode values) {
        row.setAll(values);
        row.put("updatedAt", MarketoTime.text(clock.stamp()));
      }

      @Override
      public void delete(ObjectNode row) {
        rows.remove(row);
      }
    };
  }

  private static Kind kind(String name) {
    return KINDS.stream()
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MarketoRefused("1013", "Object '%s' not found".formatted(name)));
  }

  private static String guid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static ObjectNode described(Kind kind) {
    var node = Json.object().put("name", kind.name()).put("displayName", kind.label());
    node.put("pluralName", kind.plural()).put("description", kind.plural() + " of customers");
    node.put("createdAt", "2024-02-03T22:36:23Z").put("updatedAt", "2024-02-03T22:36:24Z");
    node.put("idField", "marketoGUID").put("state", "approved").put("version", "approved");
    var keys = node.putArray("dedupeFields");
    kind.keys().forEach(keys::add);
    var searchable = node.putArray("searchableFields");
    var whole = searchable.addArray();
    kind.keys().forEach(whole::add);
    searchable.addArray().add("marketoGUID");
    var relations = node.putArray("relationships");
    if (!kind.link().isEmpty()) {
      searchable.addArray().add(kind.link());
      var relation = relations.addObject().put("field", kind.link()).put("type", "child");
      relation.putObject("relatedTo").put("name", "Lead").put("field", "email");
    }
    var fields = node.putArray("fields");
    COMMON.forEach(f -> add(fields.addObject(), f));
    kind.own().forEach(f -> add(fields.addObject(), f));
    return node;
  }

  private static void add(ObjectNode into, Field field) {
    into.put("name", field.name()).put("displayName", field.label());
    into.put("dataType", field.type()).put("updateable", field.updateable());
    into.put("crmManaged", false);
    if (field.type().equals("string")) {
      into.put("length", 255);
    }
  }

  ObjectNode state() {
    var state = Json.object().put("made", made);
    return (ObjectNode) state.set("all", Json.of(all));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong(0);
    for (var entry : state.path("all").properties()) {
      var rows = new ArrayList<ObjectNode>();
      entry.getValue().forEach(r -> rows.add((ObjectNode) r));
      all.put(entry.getKey(), rows);
    }
  }
}
