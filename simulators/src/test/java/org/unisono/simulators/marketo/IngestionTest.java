package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

/// The Data Ingestion API.
class IngestionTest extends MarketoCase {
  private static final String ALL = "/subscriptions/123-ABC-456/";

  private Api.Answer send(Api from, String path, String body) {
    var token = Json.text(sim.ready(), "accessToken");
    var headers = Map.of("X-Mkto-User-Token", token, "X-Correlation-Id", "c-1");
    return from.send("POST", ALL + path, body, "application/json", headers);
  }

  private void taken(String path, String body) {
    var answer = send(api, path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers())
        .containsKey("x-request-id")
        .containsEntry("x-correlation-id", "c-1");
  }

  private static String code(Api.Answer answer) {
    return Json.text(answer.json(), "error_code");
  }

  private String lead(String email) {
    return Json.text(sim.store().leadsAt(email).getFirst(), "id");
  }

  @Test
  void peopleAreTakenAndNothingIsSaidOfEach() {
    taken(
        "persons",
        "{\"priority\":\"high\",\"persons\":[{\"email\":\"in@example.com\",\"firstName\":\"In\"},"
            + "{\"firstName\":\"No address\"},{\"email\":\"x@example.com\",\"shoes\":\"44\"}]}");
    assertThat(sim.store().leadsAt("in@example.com")).hasSize(1);
    assertThat(sim.store().leadsAt("x@example.com")).isEmpty();
    var other = "{\"dedupeFields\":{\"field1\":\"unisonoId\"},\"persons\":[{\"unisonoId\":\"7\"}]}";
    taken("persons", other);
    taken("persons", other);
    assertThat(sim.store().leads()).hasSize(5);
  }

  @Test
  void membersAndListsAreWritten() {
    var program = Json.text(sim.store().programs().getFirst(), "id");
    var matti = lead("matti.laine@example.com");
    var members = "\"programId\":%s,\"members\":[{\"leadId\":%s}]".formatted(program, matti);
    taken("programmembers", "{\"programs\":[{%s,\"status\":\"Invited\"}]}".formatted(members));
    assertThat(sim.store().member(program, matti)).isPresent();
    taken("programmembers/delete", "{\"programs\":[{%s}]}".formatted(members));
    assertThat(sim.store().member(program, matti)).isEmpty();
    var list = Json.text(api.get("/rest/v1/lists.json").json().path("result").path(0), "id");
    var input = "{\"listId\":%s,\"input\":[{\"leadId\":%s}]}".formatted(list, matti);
    var people = "/rest/v1/lists/%s/leads.json".formatted(list);
    taken("lists", input);
    assertThat(api.get(people).json().path("result")).hasSize(2);
    taken("lists/remove", input);
    assertThat(api.get(people).json().path("result")).hasSize(1);
  }

  @Test
  void customObjectsAreWrittenByTheirKey() {
    taken("customobjects/installation_c", "{\"customObjects\":[{\"serialNumber\":\"D1\"},{}]}");
    var path = "/rest/v1/customobjects/installation_c.json?filterType=serialNumber&filterValues=D1";
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @Test
  void companiesAreWrittenByTheirKeyOrTheirId() {
    taken(
        "companies",
        "{\"input\":[{\"externalCompanyId\":\"C1\",\"company\":\"Fagus\"},"
            + "{\"company\":\"No key\"},{\"externalCompanyId\":\"C2\",\"shoes\":1}]}");
    var all = "/rest/v1/companies.json?filterType=externalCompanyId&filterValues=C1,C2";
    var found = api.get(all + "&fields=company").json().path("result");
    assertThat(found).hasSize(1);
    var id = Json.text(found.path(0), "id");
    var change = "\"dedupeBy\":\"idField\",\"input\":[{\"id\":%s,\"company\":\"Betula\"}]";
    taken("companies", "{\"action\":\"updateOnly\",%s}".formatted(change.formatted(id)));
    found = api.get(all + "&fields=company").json().path("result");
    assertThat(Json.text(found.path(0), "company")).isEqualTo("Betula");
    // Without updateOnly, or with neither of the two keys, the whole call is wrong.
    assertThat(code(send(api, "companies", "{%s}".formatted(change.formatted(id)))))
        .isEqualTo("4000801");
    assertThat(code(send(api, "companies", "{\"dedupeBy\":\"name\",\"input\":[{}]}")))
        .isEqualTo("4000801");
  }

  @Test
  void refusalsHaveNumbersThatBeginWithTheStatus() {
    var one = "{\"persons\":[{\"email\":\"a@example.com\"}]}";
    assertThat(code(send(api.withToken("nonsense"), "persons", one))).isEqualTo("401013");
    assertThat(send(api.withToken("nonsense"), "persons", one).status()).isEqualTo(401);
    assertThat(code(api.post(ALL + "persons", one))).isEqualTo("4030801");
    assertThat(api.post(ALL + "persons", one).status()).isEqualTo(403);
    assertThat(code(send(api, "opportunities", "{}"))).isEqualTo("404040");
    assertThat(code(send(api, "persons", "{}"))).isEqualTo("4000801");
    assertThat(code(send(api, "persons", "{"))).isEqualTo("4000801");
    var many =
        IntStream.range(0, 1_001)
            .mapToObj(i -> "{\"email\":\"" + i + "@example.com\"}")
            .collect(Collectors.joining(","));
    assertThat(code(send(api, "persons", "{\"persons\":[" + many + "]}"))).isEqualTo("4000802");
    api.post("/_sim/automations", "{\"callsPer20Seconds\":1}");
    send(api, "persons", one);
    assertThat(code(send(api, "persons", one))).isEqualTo("429001");
    api.post("/_sim/automations", "{\"callsPer20Seconds\":0,\"callsPerDay\":1}");
    assertThat(code(send(api, "persons", one))).isEqualTo("4290801");
  }
}
