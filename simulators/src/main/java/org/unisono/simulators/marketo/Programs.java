package org.unisono.simulators.marketo;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Programs. Their names are unique, their channel never changes.
final class Programs {
  private final URI pages;
  private final SimulatedClock clock;
  private final Map<Long, ObjectNode> all = new LinkedHashMap<>();
  private long made = 1_000;

  Programs(URI pages, SimulatedClock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  Optional<ObjectNode> find(long id) {
    return Optional.ofNullable(all.get(id));
  }

  ObjectNode require(long id) {
    return find(id).orElseThrow(() -> MarketoRefused.missing("Program"));
  }

  Optional<ObjectNode> named(String name) {
    return all.values().stream().filter(p -> Json.text(p, "name").equals(name)).findFirst();
  }

  /// @param values `name`, `folder` (JSON as text), `channel`, and `type`, `description`,
  ///     `startDate`, `endDate`
  ObjectNode create(Map<String, String> values) {
    for (var needed : List.of("name", "folder", "type", "channel")) {
      if (values.getOrDefault(needed, "").isBlank()) {
        throw new MarketoRefused("701", needed + " cannot be blank");
      }
    }
    var channel = values.getOrDefault("channel", "");
    var type = values.getOrDefault("type", "");
    boolean fits =
        Channels.named(channel)
            .filter(c -> Json.text(c, "applicableProgramType").equalsIgnoreCase(type))
            .isPresent();
    if (!fits) {
      throw new MarketoRefused("709", "Channel does not fit the program type");
    }
    var costs = costs(values);
    var folder = Folders.require(values.getOrDefault("folder", ""));
    requireFree(values.getOrDefault("name", ""), 0);
    var now = MarketoTime.ofAsset(clock.stamp());
    var program = Json.object().put("id", ++made).put("name", values.get("name"));
    program.put("description", values.getOrDefault("description", ""));
    program.put("createdAt", now).put("updatedAt", now);
    program.put("url", pages + "/#PG" + made + "A1");
    program.put("type", type.toLowerCase(Locale.ROOT));
    program.put("channel", channel);
    program.putObject("folder").put("type", "Folder").put("value", folder.path("id").asLong());
    ((ObjectNode) program.path("folder")).put("folderName", Json.text(folder, "name"));
    program.put("status", type.equalsIgnoreCase("email") ? "unlocked" : "");
    program.put("workspace", Json.text(folder, "workspace"));
    dates(program, values);
    add(program, costs, values);
    tag(program, values);
    all.put(made, program);
    return program;
  }

  ObjectNode update(long id, Map<String, String> values) {
    var program = require(id);
    var costs = costs(values);
    if (values.containsKey("name")) {
      requireFree(values.getOrDefault("name", ""), id);
      program.put("name", values.get("name"));
    }
    if (values.containsKey("description")) {
      program.put("description", values.get("description"));
    }
    dates(program, values);
    add(program, costs, values);
    tag(program, values);
    return program.put("updatedAt", MarketoTime.ofAsset(clock.stamp()));
  }

  /// Period costs that are given: `[{"startDate", "cost", "note"}]`.
  private static JsonNode costs(Map<String, String> values) {
    var given = Json.parse(values.getOrDefault("costs", "[]"));
    for (var cost : given) {
      if (!cost.path("cost").isNumber() || !Json.text(cost, "startDate").matches("\\d{4}-.*")) {
        throw new MarketoRefused("709", "Invalid period cost");
      }
    }
    return given;
  }

  /// They go behind those that are there, or with `costsDestructiveUpdate` in their place.
  private static void add(ObjectNode program, JsonNode costs, Map<String, String> values) {
    if (values.containsKey("costs")) {
      boolean replaces = Boolean.parseBoolean(values.get("costsDestructiveUpdate"));
      var all = replaces ? program.putArray("costs") : program.withArray("costs");
      costs.forEach(all::add);
    }
  }

  /// @param values with `tags` as `[{"tagType", "tagValue"}]`, which replace those that are there
  private static void tag(ObjectNode program, Map<String, String> values) {
    if (values.containsKey("tags")) {
      program.set("tags", Tags.checked(Json.parse(values.getOrDefault("tags", "[]"))));
    }
  }

  /// Only events have dates.
  private static void dates(ObjectNode program, Map<String, String> values) {
    for (var name : List.of("startDate", "endDate")) {
      if (values.containsKey(name) && Json.text(program, "type").equals("event")) {
        var value = values.getOrDefault(name, "");
        program.put(name, value.length() == 10 ? value + "T00:00:00Z+0000" : value);
      }
    }
  }

  private void requireFree(String name, long id) {
    if (name.isBlank()) {
      throw new MarketoRefused("701", "name cannot be blank");
    }
    boolean taken = named(name).filter(p -> p.path("id").asLong() != id).isPresent();
    if (taken) {
      throw new MarketoRefused("709", "Program with the same name already exists");
    }
  }

  void delete(long id) {
    require(id);
    all.remove(id);
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong();
    state.path("all").forEach(p -> all.put(p.path("id").asLong(), (ObjectNode) p));
  }
}
