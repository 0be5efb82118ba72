package org.unisono.simulators.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.sugar.SuiteCrmSimulator;
import tools.jackson.databind.JsonNode;

/// The routes and statuses of the SuiteCRM simulator against `Api/docs` of SuiteCRM (AGPL-3.0, only
/// looked at): the description of V8, and the collection of requests beside it.
final class SuiteCrmSpecTest {
  /// Routes that the description leaves out, though SuiteCRM's route table has them.
  private static final Set<String> UNDESCRIBED =
      Set.of(
          "POST /Api/access_token",
          "GET /Api/V8/meta/modules",
          "GET /Api/V8/meta/fields/{module}",
          "GET /Api/V8/meta/swagger.json",
          "GET /Api/V8/current-user",
          "GET /Api/V8/listview/columns/{module}",
          "GET /Api/V8/search-defs/module/{module}",
          "GET /Api/V8/user-preferences/{id}",
          // What anybody may call is no part of the API.
          "GET /index.php",
          "POST /index.php",
          // The older service is described elsewhere.
          "GET /service/v4_1/rest.php",
          "POST /service/v4_1/rest.php");

  /// A running 7.14.6 answers otherwise than the description says.
  private static final Map<String, Integer> SEEN =
      Map.of("PATCH /module", 201, "POST /module/{moduleName}/{id}/relationships", 200);

  private final List<String> complaints = new ArrayList<>();
  private final SuiteCrmSimulator sim = SuiteCrmSimulator.start(0);
  private final Api api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));

  @AfterEach
  void close() {
    sim.close();
  }

  @Test
  void everyRouteIsDescribed() {
    var described = new TreeSet<>(UNDESCRIBED);
    for (var path : Specs.read("suitecrm/swagger-V8.json").path("paths").properties()) {
      path.getValue()
          .propertyNames()
          .forEach(
              m -> described.add(bare(m.toUpperCase(Locale.ROOT) + " /Api/V8" + path.getKey())));
    }
    for (var request : collected()) {
      described.add(
          Json.text(request, "method") + " /Api" + bare(target(request).replaceFirst("\\?.*", "")));
    }
    var served = new TreeSet<String>();
    sim.paths().stream()
        .filter(p -> !p.contains("/legacy/"))
        .map(p -> UNDESCRIBED.contains(p) ? p : bare(p))
        .forEach(served::add);
    assertEquals(named(described), served);
  }

  /// The collection names modules and links where the description has parts in braces.
  private static TreeSet<String> named(Set<String> paths) {
    var all = new TreeSet<String>();
    paths.forEach(p -> all.add(p.replaceFirst("/(Accounts|contacts)(?=/|$)", "/{}")));
    var twice = new TreeSet<String>();
    all.forEach(p -> twice.add(p.replaceFirst("/(Accounts|contacts)(?=/|$)", "/{}")));
    return twice;
  }

  private static String bare(String path) {
    return path.replaceAll("\\{\\w+}", "{}");
  }

  @Test
  void theRequestsOfTheCollectionHaveTheDescribedStatuses() {
    for (var request : collected()) {
      answer(request);
    }
    assertEquals(List.of(), complaints);
  }

  private void answer(JsonNode request) {
    var method = Json.text(request, "method");
    var account = create("ProspectLists");
    var contact = create("Contacts");
    if (method.equals("DELETE") && target(request).contains("/relationships/")) {
      var link = "{\"data\":{\"type\":\"Contacts\",\"id\":\"%s\"}}".formatted(contact);
      api.post("/Api/V8/module/ProspectLists/" + account + "/relationships", link);
    }
    var target =
        ofLists(target(request))
            .replaceFirst("\\{ID}", account)
            .replace("{ID}", contact)
            .replace("{linkName}", "contacts")
            .replace("[", "%5B")
            .replace("]", "%5D");
    var body = ofLists(Json.text(request.path("body"), "raw"));
    if (method.equals("POST") && target.endsWith("/module")) {
      body = body.replace("{ID}", "6b7c2f5e-3c0b-4f7e-9d11-0a1b2c3d4e5f");
    }
    var id = target.endsWith("/module") ? account : contact;
    var answer =
        api.send(
            method,
            "/Api" + target,
            body.replace("{ID}", id),
            "application/vnd.api+json",
            Map.of());
    var expected = expected(method, target.replaceFirst("\\?.*", ""));
    if (expected.isEmpty() || answer.status() != expected.get()) {
      complaints.add(method + " " + target + ": " + answer.status() + ", not " + expected);
    }
  }

  /// The examples are about accounts, whose types and contacts are not simulated: lists have both.
  private static String ofLists(String text) {
    return text.replace("Accounts", "ProspectLists")
        .replace("account_type", "list_type")
        .replace("Customer", "default");
  }

  private String create(String module) {
    var body = "{\"data\":{\"type\":\"%s\",\"attributes\":{}}}".formatted(module);
    return Json.text(api.post("/Api/V8/module", body).json().path("data"), "id");
  }

  private Optional<Integer> expected(String method, String path) {
    for (var described : Specs.read("suitecrm/swagger-V8.json").path("paths").properties()) {
      var node = described.getValue().path(method.toLowerCase(Locale.ROOT));
      var pattern = "/V8" + described.getKey().replaceAll("\\{\\w+}", "[^/]+");
      // The link may stand behind the relationships; the description has it without only.
      if (!node.isMissingNode() && (path.matches(pattern) || path.matches(pattern + "/contacts"))) {
        var key = method + " " + described.getKey();
        return Optional.of(SEEN.getOrDefault(key, success(node)));
      }
    }
    return Optional.empty();
  }

  private static int success(JsonNode operation) {
    return operation.path("responses").propertyNames().stream()
        .filter(s -> s.startsWith("2"))
        .map(Integer::valueOf)
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> collected() {
    var all = new ArrayList<JsonNode>();
    collect(Specs.read("suitecrm/SalesAgility.postman_collection.json"), all);
    return all;
  }

  private static void collect(JsonNode node, List<JsonNode> all) {
    if (node.isObject() && node.path("request").isObject()) {
      all.add(node.path("request"));
    }
    node.forEach(child -> collect(child, all));
  }

  private static String target(JsonNode request) {
    var url = request.path("url");
    var text = url.isString() ? url.asString() : Json.text(url, "raw");
    return text.replace("{{suitecrm.url}}", "");
  }
}
