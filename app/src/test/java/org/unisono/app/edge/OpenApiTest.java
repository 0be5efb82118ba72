package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API that is served is the one that the code has. Run this test with
/// `-Dopenapi.write=true` to write it anew after a change of a path or a body.
class OpenApiTest extends RoomTest {

  private static final Path SERVED = Path.of("src", "main", "resources", "api", "openapi.json");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping handlers;

  @Autowired private ObjectMapper json;

  @Test
  void theServedDescriptionIsFresh() throws IOException {
    var description = describe(api().get("/v3/api-docs").body());

    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(SERVED, description);
    }

    assertThat(Files.readString(SERVED)).isEqualTo(description);
  }

  @Test
  void itIsServedAndSpeaksOfVersionThreeOne() {
    var served = new Api(url(), "").get("/api/v1/openapi.json");

    assertThat(served.status()).isEqualTo(200);
    assertThat(served.body().path("openapi").asString()).startsWith("3.1");
    assertThat(served.body().path("paths").has("/api/v1/campaigns/{id}")).isTrue();
  }

  /// In a stable order, without the address of this run, and with the refusal that every path may
  /// answer.
  private String describe(JsonNode generated) {
    var description = (ObjectNode) generated.deepCopy();
    description.remove("servers");
    bodies(description);
    description.putObject("info").put("title", "Unisono").put("version", "v1");
    var problem = Map.of("$ref", "#/components/schemas/Problem");
    var content = Map.of("application/problem+json", Map.of("schema", problem));
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue() instanceof ObjectNode node
            && node.path("responses") instanceof ObjectNode answers) {
          node.put("operationId", name(operation.getKey(), path.getKey()));
          node.remove("tags");
          answers.set(
              "default",
              Api.JSON.valueToTree(Map.of("description", "Refused", "content", content)));
        }
      }
    }
    description.remove("tags");
    var security =
        Api.JSON.valueToTree(Map.of("token", Map.of("type", "http", "scheme", "bearer")));
    ((ObjectNode) description.path("components")).set("securitySchemes", (JsonNode) security);
    description.set("security", Api.JSON.valueToTree(List.of(Map.of("token", List.of()))));
    return Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(description)) + "\n";
  }

  /// Bodies and statuses come from our own types; paths and parameters from springdoc.
  private void bodies(ObjectNode description) {
    var types = new DescribedTypes(json);
    types.schema(Problem.class);
    var answers = new DescribedAnswers(types);
    Map<String, Runnable> work = new TreeMap<>();
    handlers
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              for (var operation : DescribedAnswers.operations(mapping)) {
                var words = operation.split(" ", 2);
                if (description.path("paths").path(words[1]).path(words[0])
                    instanceof ObjectNode node) {
                  work.put(
                      operation + " " + mapping.getConsumesCondition(),
                      () -> answers.describe(node, mapping, handler.getMethod()));
                }
              }
            });
    work.values().forEach(Runnable::run);
    new DescribedAssets(types).unfold((ObjectNode) description.path("paths"));
    var schemas = ((ObjectNode) description.path("components")).putObject("schemas");
    types.components().forEach(schemas::set);
  }

  /// Of verb and path, so that it does not hang on the order in which classes are found.
  private static String name(String verb, String path) {
    return verb
        + path.replaceAll("/api/v1", "").replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
  }

  private static Object sorted(JsonNode node) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, Object>();
      node.properties().forEach(e -> sorted.put(e.getKey(), sorted(e.getValue())));
      return sorted;
    }
    return node.isArray() ? node.valueStream().map(OpenApiTest::sorted).toList() : node;
  }
}
