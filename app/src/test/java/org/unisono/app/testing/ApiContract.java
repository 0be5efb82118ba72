package org.unisono.app.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds every answer that a test receives against the served description of the API: its status,
/// its media type and its body. What tests do not see is not checked; what they see cannot drift.
final class ApiContract {

  private static final String PROBLEM = "application/problem+json";
  private static final JsonNode DESCRIPTION = read();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private ApiContract() {}

  /// @throws AssertionError when the answer is not what the description says
  static void check(HttpRequest request, HttpResponse<String> answer) {
    var path = request.uri().getPath();
    var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    var told = request.method() + " " + path + " answered " + answer.statusCode() + " " + type;
    if (answer.statusCode() >= 400) {
      refused(path, type, answer.body(), told);
      return;
    }
    var operation = operation(request.method(), path);
    if (operation.isEmpty()) {
      holds(!path.startsWith("/api/v1/"), told + ", which the description does not know");
      return;
    }
    var response = operation.get().path("responses").path(Integer.toString(answer.statusCode()));
    holds(!response.isMissingNode(), told + ", a status that it does not name: see @Answers");
    var content = response.path("content");
    if (content.isMissingNode()) {
      holds(answer.body().isEmpty(), told + " with a body, where it names none");
    } else {
      holds(content.has(type), told + ", a media type that it does not name: " + content);
      body(content.path(type).path("schema"), type, answer.body(), told);
    }
  }

  /// Public pages refuse in HTML; the API never does.
  private static void refused(String path, String type, String body, String told) {
    if (path.startsWith("/api/")) {
      holds(type.equals(PROBLEM), told + ", not " + PROBLEM);
    }
    if (type.equals(PROBLEM)) {
      body(DESCRIPTION.path("components").path("schemas").path("Problem"), type, body, told);
    }
  }

  private static void body(JsonNode schema, String type, String body, String told) {
    if (!type.endsWith("json")) {
      return;
    }
    var faults =
        compiled(schema)
            .validate(
                Api.JSON.readTree(body),
                c -> c.executionConfig(e -> e.formatAssertionsEnabled(true)));
    holds(faults.isEmpty(), told + " against the description: " + faults + "\n" + body);
  }

  private static Schema compiled(JsonNode schema) {
    return SCHEMAS.computeIfAbsent(
        schema.toString(),
        _ -> {
          ObjectNode alone = Api.JSON.createObjectNode();
          alone.putArray("allOf").add(schema);
          alone.set("$defs", DESCRIPTION.path("components").path("schemas"));
          var text = alone.toString().replace("#/components/schemas/", "#/$defs/");
          return REGISTRY.getSchema(Api.JSON.readTree(text));
        });
  }

  private static Optional<JsonNode> operation(String verb, String path) {
    return DESCRIPTION.path("paths").properties().stream()
        .filter(p -> path.matches(pattern(p.getKey())))
        .filter(p -> p.getValue().has(verb.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingLong(p -> p.getKey().chars().filter(c -> c == '{').count()))
        .map(p -> p.getValue().path(verb.toLowerCase(Locale.ROOT)));
  }

  private static String pattern(String template) {
    return template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
  }

  private static void holds(boolean so, String otherwise) {
    if (!so) {
      throw new AssertionError(otherwise);
    }
  }

  private static JsonNode read() {
    try (var in = ApiContract.class.getResourceAsStream("/api/openapi.json")) {
      return Api.JSON.readTree(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
