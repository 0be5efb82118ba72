package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tokens of folders and programs: words with a value, which their e-mails show. One of a name and
/// type is there once.
final class Tokens {
  private static final List<String> TYPES =
      List.of("date", "number", "rich text", "score", "sfdc campaign", "text");

  private final Map<String, Map<String, ObjectNode>> all = new LinkedHashMap<>();

  /// @param place such as `Program:1001`
  List<ObjectNode> of(String place) {
    return List.copyOf(all.getOrDefault(place, Map.of()).values());
  }

  void put(String place, String name, String type, String value) {
    if (name.isBlank() || value.isBlank()) {
      throw new MarketoRefused("701", "name and value cannot be blank");
    }
    if (name.length() > 50) {
      throw new MarketoRefused("709", "The name of a token has at most 50 characters");
    }
    if (!TYPES.contains(type)) {
      throw new MarketoRefused("709", "Invalid token type '%s'".formatted(type));
    }
    var token = Json.object().put("name", name).put("type", type).put("value", value);
    all.computeIfAbsent(place, p -> new LinkedHashMap<>()).put(key(name, type), token);
  }

  void delete(String place, String name, String type) {
    var gone = all.getOrDefault(place, new LinkedHashMap<>()).remove(key(name, type));
    if (gone == null) {
      throw MarketoRefused.missing("Token");
    }
  }

  /// As a clone of the program has them.
  void copy(String from, String to) {
    of(from).forEach(t -> put(to, text(t, "name"), text(t, "type"), text(t, "value")));
  }

  private static String text(ObjectNode token, String field) {
    return Json.text(token, field);
  }

  private static String key(String name, String type) {
    return type + ":" + name;
  }

  JsonNode state() {
    var state = Json.object();
    all.forEach((place, tokens) -> state.set(place, Json.array(tokens.values())));
    return state;
  }

  void restore(JsonNode state) {
    all.clear();
    state
        .properties()
        .forEach(
            e ->
                e.getValue()
                    .forEach(
                        t ->
                            put(
                                e.getKey(),
                                Json.text(t, "name"),
                                Json.text(t, "type"),
                                Json.text(t, "value"))));
  }
}
