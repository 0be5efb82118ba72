package org.unisono.simulators.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;

/// The Salesforce simulator against the collections of requests that the vendor publishes (CC0).
final class SalesforceSpecTest {
  private static final String DATA = "/services/data/v60.0";

  /// Calls that the collections do not have, and why.
  private static final Map<String, String> UNCOLLECTED =
      Map.ofEntries(
          Map.entry(
              "GET /services/oauth2/revoke", "the collection revokes by POST; both are taken"),
          Map.entry("GET /services/data/{}/query/{}", "nextRecordsUrl, which an answer hands out"),
          Map.entry("GET /services/data/{}/queryAll/{}", "as query/{locator}"),
          Map.entry("POST /cometd/{}", "the Streaming API is not collected"),
          Map.entry("POST /cometd/{}/{}", "as /cometd, with the kind of the message"),
          Map.entry("GET /services/data/{}/composite", "the list of the kinds of composites"),
          Map.entry("POST /services/data/{}/parameterizedSearch", "its description names POST too"),
          Map.entry("GET /services/data/{}/tooling/query", "the Tooling API is not collected"),
          Map.entry("GET /services/data/{}/tooling/sobjects/{}/{}", "as tooling/query"),
          Map.entry("POST /services/data/{}/sobjects/{}/{}", "_HttpMethod=PATCH, for old clients"),
          Map.entry("POST /services/data/{}/sobjects/{}/{}/{}", "_HttpMethod=PATCH, as above"),
          Map.entry("PATCH /services/data/{}/sobjects/{}/{}/{}", "its description names PATCH"),
          Map.entry("DELETE /services/data/{}/sobjects/{}/{}/{}", "its description names DELETE"),
          Map.entry(
              "PATCH /services/data/{}/composite/sobjects", "the type stands in the rows too"),
          Map.entry("DELETE /services/data/{}/composite/sobjects", "the ids say the type"),
          Map.entry("PATCH /services/data/{}/composite/sobjects/{}/{}", "upsert of many, from v46"),
          Map.entry("POST /services/data/{}/composite/sobjects/{}", "retrieval of many by body"));

  /// How many collected requests there are for paths that are here: none is to get lost.
  private static final int RUN = 45;

  /// Collected requests for paths that are here, which need what the simulator has not.
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "Web Server Flow 2", "needs a person at the log-in page",
          "JWT Bearer Token Flow", "needs a signed assertion",
          "Asset Token Flow", "tokens of devices are not simulated",
          "SObject Blob Retrieve", "files are not simulated");

  private final List<String> complaints = new ArrayList<>();
  private final SalesforceSimulator sim = SalesforceSimulator.start(0);
  private final Api api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));

  @AfterEach
  void close() {
    sim.close();
  }

  private static List<JsonNode> collected() {
    return Specs.readAll("salesforce/src/collections/salesforce_apis").stream()
        .filter(r -> r.has("method"))
        .toList();
  }

  private static String call(JsonNode request) {
    var path = Json.text(request, "url").replaceFirst("\\?.*", "").replaceAll("/$", "");
    return Json.text(request, "method")
        + " "
        + path.replace("{{_endpoint}}", "")
            .replace("{{url}}", "")
            .replace("{{site}}", "")
            .replaceAll("v?\\{\\{\\w+}}", "{}")
            .replaceAll("<\\w+>", "{}");
  }

  @Test
  void everyPathIsCollectedOrHasAReason() {
    var known = collected().stream().map(SalesforceSpecTest::call).collect(Collectors.toSet());
    var unknown =
        sim.paths().stream()
            .map(p -> p.replaceAll("\\{\\w+}", "{}"))
            .filter(p -> !known.contains(p))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(UNCOLLECTED.keySet()), unknown);
  }

  @Test
  void theCollectedRequestsSucceed() {
    var templates =
        sim.paths().stream().map(p -> p.replaceAll("\\{\\w+}", "{}")).collect(Collectors.toSet());
    int run = 0;
    for (var request : collected()) {
      if (templates.contains(call(request)) && !NOT_RUN.containsKey(Json.text(request, "name"))) {
        run(request);
        run++;
      }
    }
    assertEquals(List.of(), complaints);
    assertEquals(RUN, run);
  }

  private void run(JsonNode request) {
    var method = Json.text(request, "method");
    var url = Json.text(request, "url");
    var key = "key-" + Json.text(request, "id");
    var id = sim.store().create("Campaign", Map.of("Name", "C", "Unisono_Id__c", key));
    var target =
        filled(url, id)
            .replace("<SOBJECT_API_NAME>", "Campaign")
            .replace("<RECORD_ID>", id)
            .replace("<RELATIONSHIP_FIELD_NAME>", "CampaignMemberStatuses")
            .replace("/search?q", "/search?q=FIND+%7BCollected%7D+RETURNING+Campaign(Id)")
            .replace("/parameterizedSearch/?q", "/parameterizedSearch/?q=Collected")
            .replace("<FIELD_NAME>", "Unisono_Id__c")
            .replace("<FIELD_VALUE>", key)
            .replaceFirst("start=&end=", span())
            .replaceFirst("\\?ids&fields", "?ids=" + id + "&fields=Name")
            .replaceFirst("\\?ids&allOrNone", "?ids=" + id + "&allOrNone=true")
            .replaceFirst("\\?isPkChunkingEnabled.*", "");
    var csv = url.endsWith("/batches");
    var form = "urlencoded".equals(Json.text(request, "dataMode"));
    var body = csv ? "Id,Name\n" + id + ",Changed\n" : form ? form(request) : body(request, id);
    var type =
        csv
            ? "text/csv"
            : form
                ? "application/x-www-form-urlencoded"
                : body.startsWith("<") ? "text/xml" : "application/json";
    var headers = body.startsWith("<") ? Map.of("SOAPAction", "login") : Map.<String, String>of();
    var answer = api.send(method, target, body, type, headers);
    if (answer.status() / 100 != 2) {
      complaints.add(
          Json.text(request, "name")
              + ": "
              + method
              + " "
              + target
              + " "
              + body
              + " -> "
              + answer.status()
              + " "
              + answer.body());
    }
  }

  private static String span() {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return "start=" + now.minusSeconds(3_600) + "&end=" + now;
  }

  private String filled(String text, String id) {
    var ready = sim.ready();
    var filled =
        text.replace("{{_endpoint}}", "")
            .replace("{{url}}", "")
            .replace("{{site}}", "")
            .replace("{{version}}", "60.0")
            .replace("{{clientId}}", Json.text(ready, "clientId"))
            .replace("{{clientSecret}}", Json.text(ready, "clientSecret"))
            .replace("{{username}}", Json.text(ready, "username"))
            .replace("{{password}}", Json.text(ready, "password"))
            .replace("{{secretToken}}", "")
            .replace("{{_refreshToken}}", Json.text(ready, "refreshToken"));
    if (filled.contains("{{_accessToken}}")) {
      return filled.replace("{{_accessToken}}", Json.text(login(), "access_token"));
    }
    if (filled.contains("{{_orgId}}")) {
      filled = Json.text(login(), "id").replace(sim.baseUrl().toString(), "");
    }
    return filled.contains("{{_jobId}}") ? filled.replace("{{_jobId}}", job(text, id)) : filled;
  }

  private JsonNode login() {
    var ready = sim.ready();
    var form =
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", Json.text(ready, "refreshToken"),
            "client_id", Json.text(ready, "clientId"),
            "client_secret", Json.text(ready, "clientSecret"));
    return api.form("/services/oauth2/token", form).json();
  }

  /// A job in the state that the request needs.
  private String job(String url, String id) {
    if (url.contains("/jobs/query/")) {
      var wish = "{\"operation\":\"query\",\"query\":\"SELECT Id FROM Campaign\"}";
      var job = Json.text(api.post(DATA + "/jobs/query", wish).json(), "id");
      return url.endsWith("{{_jobId}}") ? job : ended(DATA + "/jobs/query/", job);
    }
    var wish = "{\"object\":\"Campaign\",\"operation\":\"update\"}";
    var job = Json.text(api.post(DATA + "/jobs/ingest", wish).json(), "id");
    if (!url.endsWith("/batches")) {
      api.put(DATA + "/jobs/ingest/" + job + "/batches", "Id,Name\n" + id + ",X\n", "text/csv");
    }
    if (url.endsWith("{{_jobId}}") || url.endsWith("/batches")) {
      return job;
    }
    api.patch(DATA + "/jobs/ingest/" + job, "{\"state\":\"UploadComplete\"}");
    return ended(DATA + "/jobs/ingest/", job);
  }

  private String ended(String at, String job) {
    for (int poll = 0; poll < 50; poll++) {
      if (Json.text(api.get(at + job).json(), "state").equals("JobComplete")) {
        return job;
      }
    }
    throw new AssertionError("the job does not end: " + at + job);
  }

  private String form(JsonNode request) {
    return request
        .path("data")
        .valueStream()
        .map(f -> Json.text(f, "key") + "=" + Api.escape(filled(Json.text(f, "value"), "")))
        .collect(Collectors.joining("&"));
  }

  /// The bodies name types where values are to stand.
  private String body(JsonNode request, String id) {
    var rows = "[{\"attributes\":{\"type\":\"Campaign\"},\"Name\":\"Collected\"}]";
    var changed = "[{\"attributes\":{\"type\":\"Campaign\"},\"id\":\"%s\",\"Name\":\"C\"}]";
    boolean update = Json.text(request, "method").equals("PATCH");
    var read = "\"method\":\"GET\",\"url\":\"%s\"";
    if (Json.text(request, "name").equals("Composite Graph")) {
      return "{\"graphs\":[{\"graphId\":\"g\",\"compositeRequest\":[{%s,\"referenceId\":\"one\"}]}]}"
          .formatted(read.formatted(DATA + "/sobjects/Campaign/" + id));
    }
    return filled(Json.text(request, "rawModeData"), id)
        .replace("\"Boolean\"", "true")
        .replace("\"SObject Tree Input[]\"", rows.replace("},", ",\"referenceId\":\"r\"},"))
        .replace("\"SObject[]\"", update ? changed.formatted(id) : rows)
        .replace(
            "\"Subrequest[]\"", "[{" + read.formatted("v60.0/sobjects/Campaign/describe") + "}]")
        .replace(
            "\"Composite Subrequest[]\"",
            "[{" + read.formatted(DATA + "/limits") + ",\"referenceId\":\"one\"}]")
        .replace("\"Asset\"", "\"Campaign\"")
        .replace("\"name\":\"test\"", "\"Name\":\"test\"")
        .replace("field API name\": \"value", "Name\": \"Changed")
        .replace("SELECT fields FROM object WHERE filter", "SELECT Id FROM Campaign")
        .replace("BACKQUOTE | CARET | COMMA | PIPE | SEMICOLON | TAB", "COMMA")
        .replace("CRLF | LF", "LF");
  }
}
