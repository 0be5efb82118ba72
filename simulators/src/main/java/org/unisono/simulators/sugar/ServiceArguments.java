package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The arguments of a method of the older service. They count by their places: their names mean
/// nothing, and one that is left out moves all behind it.
record ServiceArguments(List<JsonNode> values) {

  static ServiceArguments of(String restData) {
    var data = Json.parse(restData.isBlank() ? "[]" : restData);
    return new ServiceArguments(data.valueStream().toList());
  }

  JsonNode node(int place) {
    return place < values.size() ? values.get(place) : Json.object().path("none");
  }

  String text(int place) {
    return node(place).asString("");
  }

  int number(int place, int otherwise) {
    var text = text(place);
    return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  List<String> texts(int place) {
    return texts(node(place));
  }

  static List<String> texts(JsonNode node) {
    return node.isContainer()
        ? node.valueStream().map(n -> n.asString("")).toList()
        : Optional.of(node.asString("")).filter(t -> !t.isEmpty()).map(List::of).orElse(List.of());
  }

  CrmModule module(int place) {
    return module(text(place));
  }

  /// The plural name only.
  static CrmModule module(String name) {
    return CrmModule.named(name)
        .filter(m -> m.module().equals(name) && m.isSuite())
        .orElseThrow(ServiceRefused::module);
  }

  /// Names and values: a list of pairs, or a map of pairs, or a map of values.
  static ObjectNode pairs(JsonNode given) {
    var values = Json.object();
    if (given.isArray()) {
      given.forEach(p -> values.set(Json.text(p, "name"), p.path("value")));
    } else {
      given
          .properties()
          .forEach(
              e ->
                  values.set(
                      e.getKey(),
                      e.getValue().isObject() ? e.getValue().path("value") : e.getValue()));
    }
    return values;
  }

  /// Links with the fields that are wanted of what they lead to.
  record Wanted(String link, List<String> fields) {}

  List<Wanted> links(int place) {
    var wanted = new ArrayList<Wanted>();
    for (var one : node(place)) {
      wanted.add(new Wanted(Json.text(one, "name"), texts(one.path("value"))));
    }
    return wanted;
  }
}
