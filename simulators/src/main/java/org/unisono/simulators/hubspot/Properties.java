package org.unisono.simulators.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The properties of each kind of object: from `properties.txt`, plus custom ones.
final class Properties {
  private final Map<String, Map<String, Property>> all = new LinkedHashMap<>();
  private final Faults faults;

  Properties(Faults faults) {
    this.faults = faults;
    String object = "";
    for (var line : read().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      if (line.startsWith("object ")) {
        object = line.substring("object ".length());
      } else {
        var cells = Arrays.stream(line.split(";", -1)).map(String::trim).toList();
        add(object, property(cells));
      }
    }
  }

  private static Property property(List<String> cells) {
    var options = new ArrayList<String>();
    var labels = new HashMap<String, String>();
    for (var option : cells.get(4).split("\\|")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        labels.put(option.substring(0, equals), option.substring(equals + 1));
      }
      if (!option.isEmpty()) {
        options.add(equals > 0 ? option.substring(0, equals) : option);
      }
    }
    var flags = Set.of(cells.get(3).split(" "));
    return new Property(
        cells.get(0), cells.get(5), cells.get(1), cells.get(2), flags, options, labels);
  }

  void add(String object, Property property) {
    all.computeIfAbsent(object, o -> new LinkedHashMap<>()).put(property.name(), property);
  }

  void remove(String object, String name) {
    all.getOrDefault(object, Map.of()).remove(name);
  }

  Optional<Property> find(String object, String name) {
    var gone = faults.text(Fault.REMOVED_FIELD, "contacts.phone");
    return gone.isPresent() && gone.get().equals(object + "." + name)
        ? Optional.empty()
        : Optional.ofNullable(all.getOrDefault(object, Map.of()).get(name));
  }

  List<Property> of(String object) {
    return all.getOrDefault(object, Map.of()).values().stream()
        .filter(p -> find(object, p.name()).isPresent())
        .toList();
  }

  /// Checks written values and answers them as texts; an empty one clears.
  ObjectNode checked(String object, JsonNode values) {
    var checked = Json.object();
    for (var entry : values.properties()) {
      var name = entry.getKey();
      var property =
          find(object, name)
              .orElseThrow(
                  () ->
                      HubSpotRefused.property(
                          name,
                          "PROPERTY_DOESNT_EXIST",
                          "Property \"%s\" does not exist".formatted(name)));
      if (property.has("read")) {
        throw HubSpotRefused.property(
            name, "READ_ONLY_VALUE", "\"%s\" is a read only property".formatted(name));
      }
      var text = entry.getValue().isNull() ? "" : entry.getValue().asString().strip();
      checked.put(name, text.isEmpty() ? "" : normal(property, text));
    }
    return checked;
  }

  private static String normal(Property property, String text) {
    return switch (property.type()) {
      case "enumeration" -> option(property, text);
      case "number" -> number(property, text);
      case "date" -> date(property, text);
      case "datetime" -> moment(property, text);
      case "bool" -> String.valueOf(Boolean.parseBoolean(text));
      default -> property.name().equals("email") ? email(text) : text;
    };
  }

  private static String option(Property property, String text) {
    if (!property.options().contains(text)) {
      throw HubSpotRefused.property(
          property.name(),
          "INVALID_OPTION",
          "%s was not one of the allowed options: %s".formatted(text, property.options()));
    }
    return text;
  }

  private static String number(Property property, String text) {
    if (!text.matches("-?\\d+(\\.\\d+)?")) {
      throw HubSpotRefused.property(
          property.name(), "INVALID_LONG", "%s was not a valid number.".formatted(text));
    }
    return text;
  }

  private static String email(String text) {
    if (!text.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
      throw HubSpotRefused.property(
          "email", "INVALID_EMAIL", "Email address %s is invalid".formatted(text));
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String date(Property property, String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException none) {
      throw HubSpotRefused.property(
          property.name(), "INVALID_DATE", "%s is not a date (YYYY-MM-DD)".formatted(text));
    }
  }

  private static String moment(Property property, String text) {
    try {
      var ofText = text.length() == 10 ? text + "T00:00:00Z" : text;
      return HubSpotTime.text(HubSpotTime.parse(ofText));
    } catch (DateTimeException none) {
      throw HubSpotRefused.property(
          property.name(), "INVALID_DATE", "%s is not a date".formatted(text));
    }
  }

  /// The stored values that were asked for; without a wish, the ones shown by default.
  ObjectNode shown(String object, JsonNode stored, List<String> asked) {
    var shown = Json.object();
    for (var property : of(object)) {
      if (property.has("default") || asked.contains(property.name())) {
        boolean own = asked.isEmpty() || asked.contains(property.name()) || property.has("read");
        if (own) {
          shown.set(property.name(), value(object, stored, property.name()));
        }
      }
    }
    return shown;
  }

  JsonNode value(String object, JsonNode stored, String name) {
    var ghost = faults.text(Fault.UNKNOWN_PICKLIST_VALUE, "campaigns.hs_campaign_status=on_hold");
    if (ghost.isPresent() && ghost.get().startsWith(object + "." + name + "=")) {
      return Json.of(ghost.get().substring(ghost.get().indexOf('=') + 1));
    }
    var text = Json.text(stored, name);
    return text.isEmpty() ? Json.parse("null") : Json.of(text);
  }

  ArrayNode custom() {
    var custom = Json.array();
    all.forEach(
        (object, properties) ->
            properties.values().stream()
                .filter(p -> p.has("custom"))
                .forEach(p -> custom.add(p.toJson().put("object", object))));
    return custom;
  }

  void restore(JsonNode custom) {
    custom.forEach(node -> add(Json.text(node, "object"), ofJson(node)));
  }

  static Property ofJson(JsonNode node) {
    var options = node.path("options").valueStream().map(o -> Json.text(o, "value")).toList();
    var labels = new HashMap<String, String>();
    node.path("options").forEach(o -> labels.put(Json.text(o, "value"), Json.text(o, "label")));
    labels.values().removeIf(String::isEmpty);
    var unique = node.path("hasUniqueValue").asBoolean(false);
    var label = Json.text(node, "label");
    return new Property(
        Json.text(node, "name"),
        label.isEmpty() ? Json.text(node, "name") : label,
        Json.text(node, "type"),
        Json.text(node, "fieldType"),
        unique ? Set.of("custom", "unique") : Set.of("custom"),
        options,
        labels);
  }

  private static String read() {
    try (var in = Properties.class.getResourceAsStream("properties.txt")) {
      if (in == null) {
        throw new IllegalStateException("properties.txt is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
