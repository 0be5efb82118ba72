package org.unisono.simulators.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.marketo.MarketoSimulator;
import tools.jackson.databind.JsonNode;

/// Calls of the Marketo simulator, each held against the vendor's Swagger documents.
abstract class MarketoSpecCase {
  /// Records of people, deals and memberships carry the fields that were asked for.
  private static final Set<String> OPEN =
      Set.of("Lead", "CustomObject", "ProgramMember", "CompanyResponse");

  /// Where the vendor's own pages show in their examples what the documents do not know.
  private static final Map<String, String> SHOWN_ELSEWHERE =
      Map.of(
          "/rest/asset/v1/program.*\\.folder\\.(value|folderName): unknown",
          "page *Programs*: the folder of a program has type, value and folderName",
          "/rest/v1/(opportunities|customobjects|companies).*\\.json \\.result\\[\\d+]\\.name: unknown",
          "page *Opportunities*: an object's name is called name, not apiName",
          "/bulk/v1/program/members/import/.*\\.(numOf\\w+|message): unknown",
          "page *Bulk Program Member Import*: the counters of an import of people",
          "/smartList\\.json .*\\.triggers\\[\\d+]: OBJECT is no string",
          "page *Smart Lists*: a trigger is described as a filter is",
          "/tokens\\.json \\.result\\[0]\\.folder: OBJECT is no string",
          "page *Tokens*: the folder of tokens has type and value");

  static final String INGESTION = "POST /subscriptions/";

  final List<String> complaints = new ArrayList<>();
  private final Set<String> asked = new LinkedHashSet<>();
  MarketoSimulator sim;
  Api api;
  private Swagger swagger;

  @BeforeEach
  void open() {
    swagger =
        new Swagger(
            List.of(
                Specs.read("marketo/swagger-identity.json"),
                Specs.read("marketo/swagger-mapi.json"),
                Specs.read("marketo/swagger-asset.json")),
            OPEN);
    sim = MarketoSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    if (sim != null) {
      sim.close();
    }
  }

  static boolean isShownElsewhere(String complaint) {
    return SHOWN_ELSEWHERE.keySet().stream().anyMatch(s -> isAbout(s, complaint));
  }

  /// Exceptions that nothing needs any more.
  Set<String> unneeded() {
    return SHOWN_ELSEWHERE.keySet().stream()
        .filter(s -> complaints.stream().noneMatch(c -> isAbout(s, c)))
        .collect(Collectors.toSet());
  }

  private static boolean isAbout(String pattern, String complaint) {
    return Pattern.compile(pattern).matcher(complaint).find();
  }

  /// Paths that no call above went to. Bulk paths have a second name, and every read can be a POST
  /// with `_method=GET`: the documents know neither.
  List<String> unasked() {
    return sim.paths().stream()
        .filter(p -> !p.contains("/rest/../"))
        // They have a document of their own.
        .filter(p -> !p.startsWith(INGESTION))
        .filter(p -> !asked.contains(p))
        .filter(p -> !p.startsWith("POST ") || !asked.contains(p.replace("POST ", "GET ")))
        .toList();
  }

  static String id(JsonNode answer) {
    return Json.text(answer.path("result").path(0), "id");
  }

  /// An empty result would say nothing of its records.
  static void full(JsonNode answer) {
    assertTrue(answer.path("result").size() > 0, () -> Json.write(answer));
  }

  JsonNode get(String target) {
    return call("GET", target, "", "application/json");
  }

  JsonNode post(String target, String json) {
    return call("POST", target, json, "application/json");
  }

  JsonNode form(String target, String form) {
    return call("POST", target, form, "application/x-www-form-urlencoded");
  }

  JsonNode call(String method, String target, String body, String type) {
    var answer = api.send(method, target, body, type, Map.of());
    var path = target.replaceFirst("\\?.*", "");
    sim.paths().stream()
        .filter(p -> matches(p, method + " " + path))
        .findFirst()
        .ifPresent(asked::add);
    var operation = swagger.operation(method, path);
    if (operation.isEmpty()) {
      complaints.add(method + " " + path + ": no such operation");
      return Json.object();
    }
    Swagger.unknownParameters(operation.get(), target)
        .forEach(p -> complaints.add(method + " " + path + "?" + p + ": unknown parameter"));
    assertEquals(200, answer.status(), () -> target + "\n" + answer.body());
    if (!answer.body().startsWith("{")) {
      return Json.object();
    }
    var json = answer.json();
    assertTrue(json.path("success").asBoolean(true), () -> target + "\n" + answer.body());
    swagger
        .complaints(operation.get(), json)
        .forEach(c -> complaints.add(method + " " + path + " " + c));
    return json;
  }

  private static boolean matches(String template, String call) {
    return call.matches(template.replaceAll("\\{\\w+\\}", "[^/]+"));
  }
}
