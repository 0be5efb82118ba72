package org.unisono.app.edge;

import java.util.List;
import org.unisono.app.assets.AssetKind;
import org.unisono.app.testing.Api;
import tools.jackson.databind.node.ObjectNode;

/// Forms, pages, templates, events and links have one handler; in the description each has its own
/// path and its own shape.
final class DescribedAssets {

  private static final String PREFIX = "/api/v1/{kind}";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final DescribedTypes types;

  DescribedAssets(DescribedTypes types) {
    this.types = types;
  }

  void unfold(ObjectNode paths) {
    for (var path : List.of(PREFIX, PREFIX + "/{id}")) {
      var all = (ObjectNode) paths.remove(path);
      for (var kind : AssetKind.values()) {
        paths.set(
            path.replace("{kind}", kind.word() + "s"),
            of(kind, path.equals(PREFIX), all.deepCopy()));
      }
    }
  }

  /// @param isAll whether the path stands for all of them
  private ObjectNode of(AssetKind kind, boolean isAll, ObjectNode path) {
    for (var verb : path.properties()) {
      var operation = (ObjectNode) verb.getValue();
      withoutKind(operation);
      if (operation.path("requestBody").path("content") instanceof ObjectNode content) {
        for (var type : List.copyOf(content.propertyNames())) {
          content.putObject(type).set("schema", taken(kind, type));
        }
      }
      for (var answer : operation.path("responses")) {
        if (answer.path("content").path("application/json") instanceof ObjectNode json) {
          boolean isList = isAll && verb.getKey().equals("get");
          json.set("schema", isList ? DescribedAnswers.page(shown(kind)) : shown(kind));
        }
      }
    }
    return path;
  }

  private static void withoutKind(ObjectNode operation) {
    var parameters = Api.JSON.createArrayNode();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              if (!parameter.path("name").asString().equals("kind")) {
                parameters.add(parameter);
              }
            });
    operation.set("parameters", parameters);
  }

  private ObjectNode taken(AssetKind kind, String type) {
    var name = name(kind) + (type.equals(MERGE_PATCH) ? "Patch" : "Draft");
    var body = content(kind);
    head(kind, body);
    if (type.equals(MERGE_PATCH)) {
      body.remove("required");
    } else {
      body.withArray("required").add("name").add("campaignId");
    }
    return named(name, body);
  }

  private ObjectNode shown(AssetKind kind) {
    var body = content(kind);
    head(kind, body);
    var properties = (ObjectNode) body.path("properties");
    properties.putObject("id").put("type", "string").put("format", "uuid");
    properties.putObject("version").put("type", "integer");
    properties.putObject("createdAt").put("type", "string").put("format", "date-time");
    properties.putObject("updatedAt").put("type", "string").put("format", "date-time");
    var required = body.withArray("required");
    List.of("id", kind.keyName(), "name", "campaignId", "version", "createdAt", "updatedAt")
        .forEach(required::add);
    return named(name(kind) + "Asset", body);
  }

  private static void head(AssetKind kind, ObjectNode body) {
    var properties = (ObjectNode) body.path("properties");
    properties.putObject(kind.keyName()).put("type", "string");
    properties.putObject("name").put("type", "string");
    properties.putObject("campaignId").put("type", "string").put("format", "uuid");
  }

  /// What this kind says, apart from what all have.
  private ObjectNode content(AssetKind kind) {
    var reference = types.schema(kind.content()).path("$ref").asString();
    return java.util.Objects.requireNonNull(
            types.components().get(reference.replaceFirst(".*/", "")))
        .deepCopy();
  }

  private ObjectNode named(String name, ObjectNode body) {
    types.components().put(name, body);
    return Api.JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static String name(AssetKind kind) {
    return kind.content().getSimpleName();
  }
}
