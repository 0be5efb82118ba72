package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;

/// Walks the API over HTTP as a client would.
class PardotApiTest {
  private final PardotSimulator sim = PardotSimulator.start(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    sim.close();
  }

  @Test
  void aCallNeedsATokenOfSalesforceAndTheBusinessUnit() throws Exception {
    var token = Json.text(sim.ready(), "accessToken");
    assertThat(call("GET", "prospects?fields=id", "", token, "wrong").statusCode()).isEqualTo(403);
    var dead = call("GET", "prospects?fields=id", "", "dead", Unit.ID);
    assertThat(dead.statusCode()).isEqualTo(401);
    assertThat(Json.parse(dead.body()).path("code").asInt()).isEqualTo(184);
  }

  @Test
  void fieldsAreMandatoryAndOnlyTheyComeBack() throws Exception {
    assertThat(call("GET", "prospects", "").statusCode()).isEqualTo(400);
    assertThat(call("GET", "prospects?fields=nonsense", "").statusCode()).isEqualTo(400);
    var row = body("GET", "prospects/1?fields=email,campaign.name", "");
    assertThat(row.propertyNames()).containsExactly("email", "campaign");
    assertThat(row.path("campaign").path("name").asString()).isEqualTo("Website tracking");
  }

  @Test
  void aTokenLeadsToTheNextPage() throws Exception {
    var first = body("GET", "prospects?fields=id&limit=1", "");
    var token = Json.text(first, "nextPageToken");
    var second = body("GET", "prospects?fields=id&nextPageToken=" + token, "");
    assertThat(second.path("values").path(0).path("id").asInt()).isEqualTo(2);
    assertThat(second.path("nextPageToken").isNull()).isTrue();
  }

  @Test
  void anUpsertChangesTheLatestAndCreatesWhereThereIsNone() throws Exception {
    var text = "{\"matchEmail\":\"%s\",\"prospect\":{\"lastName\":\"New\"},\"fields\":[\"id\"]}";
    var path = "prospects/do/upsertLatestByEmail";
    var known = body("POST", path, text.formatted("tom.baker@example.com"));
    assertThat(known.path("id").asInt()).isEqualTo(2);
    var fresh = body("POST", path, text.formatted("new@example.com"));
    assertThat(fresh.path("id").asInt()).isEqualTo(3);
  }

  @Test
  void aSecondMembershipIsRefusedAndTheFirstMails() throws Exception {
    sim.store().createProgram("Welcome", "1");
    var membership = "{\"listId\":1,\"prospectId\":1}";
    assertThat(call("POST", "list-memberships?fields=id", membership).statusCode()).isEqualTo(201);
    assertThat(sim.journal().mailsSent()).isEqualTo(1);
    var again = body("POST", "list-memberships?fields=id", membership);
    assertThat(again.path("code").asInt()).isEqualTo(58);
  }

  /// While nothing is answered, five wait and all others are refused.
  @Test
  void fiveCallsAtOnceAreTheMost() {
    var token = Json.text(sim.ready(), "accessToken");
    var ofProspects = request("GET", "prospects?fields=id", "", token, Unit.ID);
    var refused = new CountDownLatch(55);
    var calls =
        sim.between(
            () -> {
              var sent =
                  IntStream.range(0, 60)
                      .mapToObj(_ -> client.sendAsync(ofProspects, BodyHandlers.ofString()))
                      .toList();
              sent.forEach(call -> call.thenRun(refused::countDown));
              await(refused);
              return sent;
            });
    var answers = calls.stream().map(CompletableFuture::join).toList();
    assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(5);
    assertThat(answers)
        .filteredOn(a -> a.statusCode() == 429)
        .hasSize(55)
        .allMatch(a -> Json.parse(a.body()).path("code").asInt() == 66);
  }

  private static void await(CountDownLatch refused) {
    try {
      assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A unit and an organisation that run apart, as `--salesforce URL` has it.
  @Test
  void aUnitIsJoinedToAnOrganisationThatRunsElsewhere() throws Exception {
    try (var org = SalesforceSimulator.start(0);
        var far = PardotSimulator.start(Launch.onPort(0).joinedTo(org.baseUrl()))) {
      assertThat(Json.text(far.ready(), "sfBase")).isEqualTo(org.baseUrl().toString());
      var token = Json.text(far.ready(), "accessToken");
      var campaign = org.store().create("Campaign", Map.of("Name", "O'Hara's fair"));
      var lead =
          org.store()
              .create(
                  "Lead",
                  Map.of("LastName", "Far", "Company", "Far Ltd", "Email", "o'far@example.com"));
      var known = far.store().createProspect(Map.of("email", "o'far@example.com"));
      var fresh = far.store().createProspect(Map.of("email", "fresh@example.com"));
      far.store().assign(known);
      far.store().assign(fresh);
      far.store().updateProspect(known, Map.of("optedOut", true));

      far.store().connectorSync();

      var names =
          far.store().campaigns().stream()
              .filter(c -> Json.text(c, "salesforceId").equals(campaign))
              .map(c -> Json.text(c, "name"));
      assertThat(names).containsExactly("O'Hara's fair");
      assertThat(
              org.store().find("Lead", lead).orElseThrow().path("HasOptedOutOfEmail").asBoolean())
          .isTrue();
      assertThat(org.store().where("Lead", "Email", "fresh@example.com")).hasSize(1);
      var call = request(far, "GET", "campaigns?fields=id", "", token, Unit.ID);
      assertThat(client.send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void campaignsComeFromSalesforceAndAssignedPeopleGoThere() throws Exception {
    var id = sim.salesforce().store().create("Campaign", Map.of("Name", "Spring fair"));
    sim.store().assign("1");
    sim.store().connectorSync();
    var found = body("GET", "campaigns?fields=id,name&salesforceId=" + id, "").path("values");
    assertThat(found.path(0).path("name").asString()).isEqualTo("Spring fair");
    sim.salesforce().store().update("Campaign", id, Map.of("Name", "Summer fair"));
    sim.store().connectorSync();
    assertThat(sim.store().campaigns()).anyMatch(c -> Json.text(c, "name").equals("Summer fair"));
    var fields = "prospects/%d?fields=salesforceId";
    assertThat(Json.text(body("GET", fields.formatted(1), ""), "salesforceId")).isNotEmpty();
    assertThat(Json.text(body("GET", fields.formatted(2), ""), "salesforceId")).isEmpty();
    var create = body("POST", "campaigns?fields=id", "{\"name\":\"x\"}");
    assertThat(create.path("code").asInt()).isEqualTo(60);
  }

  @Test
  void aDeletedProspectIsInTheRecycleBin() throws Exception {
    assertThat(call("DELETE", "prospects/1", "").statusCode()).isEqualTo(204);
    assertThat(body("GET", "prospects/1?fields=id", "").path("code").asInt()).isEqualTo(109);
    assertThat(body("GET", "prospects?fields=id&deleted=true", "").path("values")).hasSize(1);
  }

  private JsonNode body(String method, String path, String body) throws Exception {
    return Json.parse(call(method, path, body).body());
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return call(method, path, body, Json.text(sim.ready(), "accessToken"), Unit.ID);
  }

  private HttpResponse<String> call(
      String method, String path, String body, String token, String unit) throws Exception {
    return client.send(request(method, path, body, token, unit), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String body, String token, String unit) {
    return request(sim, method, path, body, token, unit);
  }

  private static HttpRequest request(
      PardotSimulator at, String method, String path, String body, String token, String unit) {
    var base = at.baseUrl().toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + PardotVendor.AT + path))
        .header("Authorization", "Bearer " + token)
        .header("Pardot-Business-Unit-Id", unit)
        .method(method, BodyPublishers.ofString(body))
        .build();
  }
}
