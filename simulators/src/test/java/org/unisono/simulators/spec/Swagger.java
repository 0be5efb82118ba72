package org.unisono.simulators.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A Swagger 2 document, as far as answers are held against it: paths, methods, query parameters,
/// property names and types. `required` and enums are stricter than live answers, and not looked
/// at.
final class Swagger {
  private final List<JsonNode> documents;
  private final Set<String> open;

  /// @param open definitions whose records carry more properties than the ones that are named
  Swagger(List<JsonNode> documents, Set<String> open) {
    this.documents = documents;
    this.open = open;
  }

  /// What a call is in a document.
  record Operation(JsonNode document, JsonNode node) {
    /// Parameters that go into the address.
    Set<String> query() {
      var names = new HashSet<String>();
      for (var parameter : node.path("parameters")) {
        if (Json.text(parameter, "in").equals("query")) {
          names.add(Json.text(parameter, "name"));
        }
      }
      return names;
    }

    JsonNode answer() {
      var responses = node.path("responses");
      return (responses.has("200") ? responses.path("200") : responses.path("default"))
          .path("schema");
    }
  }

  /// @param path without the query; a template's `{part}` stands for itself
  Optional<Operation> operation(String method, String path) {
    var asked = path.split("/");
    Operation found = null;
    int literal = -1;
    for (var document : documents) {
      for (var entry : document.path("paths").properties()) {
        int fit = fit(entry.getKey().split("/"), asked);
        var node = entry.getValue().path(method.toLowerCase(Locale.ROOT));
        if (fit > literal && !node.isMissingNode()) {
          literal = fit;
          found = new Operation(document, node);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /// How many parts are the same word for word, or -1 where the path is another one.
  private static int fit(String[] template, String[] asked) {
    if (template.length != asked.length) {
      return -1;
    }
    int same = 0;
    for (int i = 0; i < asked.length; i++) {
      if (template[i].equals(asked[i])) {
        same++;
      } else if (!template[i].startsWith("{")
          || template[i].endsWith(".json") != asked[i].endsWith(".json")) {
        return -1;
      }
    }
    return same;
  }

  /// What in the answer the document does not know, such as `result[0].price: unknown`.
  List<String> complaints(Operation operation, JsonNode answer) {
    var found = new ArrayList<String>();
    check(operation.document(), operation.answer(), answer, "", found);
    return found;
  }

  private void check(
      JsonNode document, JsonNode schema, JsonNode value, String at, List<String> found) {
    if (value.isNull()) {
      return;
    }
    var reference = Json.text(schema, "$ref");
    if (!reference.isEmpty()) {
      var name = reference.replace("#/definitions/", "");
      var definition = document.path("definitions").path(name);
      check(document, definition, value, at, found);
      if (!open.contains(name)) {
        closed(definition, value, at, found);
      }
      return;
    }
    var type = Json.text(schema, "type");
    if (isAny(schema, type)) {
      return;
    }
    if (!fits(type, value)) {
      found.add(at + ": " + value.getNodeType() + " is no " + type);
    } else if (value.isArray()) {
      int place = 0;
      for (var item : value) {
        check(document, schema.path("items"), item, at + "[" + place++ + "]", found);
      }
    } else if (value.isObject()) {
      for (var entry : value.properties()) {
        var property = schema.path("properties").path(entry.getKey());
        if (!property.isMissingNode()) {
          check(document, property, entry.getValue(), at + "." + entry.getKey(), found);
        }
      }
    }
  }

  private static void closed(JsonNode definition, JsonNode value, String at, List<String> found) {
    if (!definition.has("properties") || definition.has("additionalProperties")) {
      return;
    }
    for (var name : value.propertyNames()) {
      if (!definition.path("properties").has(name)) {
        found.add(at + "." + name + ": unknown");
      }
    }
  }

  /// The documents are made from Java: any value is an object without properties there.
  private static boolean isAny(JsonNode schema, String type) {
    return type.equals("object") && !schema.has("properties");
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }

  /// The names in the query of a target that the operation does not have.
  static List<String> unknownParameters(Operation operation, String target) {
    int mark = target.indexOf('?');
    return mark < 0
        ? List.of()
        : Arrays.stream(target.substring(mark + 1).split("&"))
            .map(p -> p.replaceFirst("=.*", ""))
            .filter(p -> !operation.query().contains(p))
            .toList();
  }
}
