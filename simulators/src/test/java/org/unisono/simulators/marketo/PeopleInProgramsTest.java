package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class PeopleInProgramsTest extends MarketoCase {
  private String webinar() {
    return Json.text(sim.store().programs().getFirst(), "id");
  }

  private String luca() {
    return Json.text(sim.store().leadsAt("luca.bianchi@example.com").getFirst(), "id");
  }

  private JsonNode push(String program, String status, String email) {
    var body =
        """
        {"programName":"%s","programStatus":"%s","lookupField":"email",
        "input":[{"email":"%s"}]}"""
            .formatted(program, status, email);
    return api.post("/rest/v1/leads/push.json", body).json();
  }

  @Test
  void aPushMakesAPersonAndPutsThemIntoTheProgram() {
    var row = push("Solar webinar", "Registered", "pushed@example.com").path("result").path(0);
    assertThat(row.path("status").asString()).isEqualTo("created");
    var member = sim.store().member(webinar(), Json.text(row, "id")).orElseThrow();
    assertThat(member.path("statusName").asString()).isEqualTo("Registered");
    var back = push("Solar webinar", "Invited", "pushed@example.com").path("result").path(0);
    assertThat(back.path("status").asString()).isEqualTo("updated");
    assertThat(sim.store().member(webinar(), Json.text(row, "id")).orElseThrow()).isEqualTo(member);
    var lost = push("Solar webinar", "Nowhere", "pushed@example.com").path("result").path(0);
    assertThat(reason(lost)).isEqualTo("1025");
    assertThat(push("No such program", "", "x@example.com").path("success").asBoolean()).isFalse();
  }

  @Test
  void aSubmittedFormIsAnActivityAndCanPutIntoAProgram() {
    var form =
        api.get("/rest/asset/v1/forms.json").json().path("result").path(0).path("id").asString();
    var body =
        """
        {"formId":%s,"programId":%s,
        "input":[{"leadFormFields":{"email":"form@example.com","firstName":"Fo"}},{}]}""";
    var result =
        api.post("/rest/v1/leads/submitForm.json", body.formatted(form, webinar()))
            .json()
            .path("result");
    assertThat(result.path(0).path("status").asString()).isEqualTo("created");
    assertThat(reason(result.path(1))).isEqualTo("1002");
    var lead = Json.text(result.path(0), "id");
    assertThat(sim.store().member(webinar(), lead).orElseThrow().path("statusName").asString())
        .isEqualTo("Invited");
    var wrong = api.post("/rest/v1/leads/submitForm.json", body.formatted("1", webinar()));
    assertThat(error(wrong)).isEqualTo("702");
  }

  @Test
  void whatAPersonIsIn() {
    sim.store().changeStatus(webinar(), luca(), "Registered");
    var one = "/rest/v1/leads/%s/".formatted(luca());
    var program = api.get(one + "programMembership.json").json().path("result").path(0);
    assertThat(program.path("id").asString()).isEqualTo(webinar());
    assertThat(program.path("progressionStatus").asString()).isEqualTo("Registered");
    var future = "?earliestUpdatedAt=2099-01-01T00:00:00Z";
    assertThat(api.get(one + "programMembership.json" + future).json().path("result")).isEmpty();
    assertThat(api.get(one + "listMembership.json").json().path("result")).hasSize(1);
    var ran = api.get(one + "smartCampaignMembership.json").json().path("result");
    assertThat(ran).hasSize(1);
    assertThat(error(api.get("/rest/v1/leads/1/listMembership.json"))).isEqualTo("1004");
  }

  @Test
  void membersByTheMomentOfTheirLastChange() {
    var one = "/rest/v1/programs/%s/members.json?filterType=updatedAt".formatted(webinar());
    assertThat(error(api.get(one))).isEqualTo("1003");
    var week = "&startAt=2099-01-01T00:00:00Z&endAt=%s";
    assertThat(error(api.get(one + week.formatted("2099-01-09T00:00:00Z")))).isEqualTo("1003");
    assertThat(api.get(one + week.formatted("2099-01-07T00:00:00Z")).json().path("result"))
        .isEmpty();
    var now = Instant.now();
    var lately = "&startAt=%s&endAt=%s".formatted(now.minusSeconds(600), now.plusSeconds(600));
    assertThat(api.get(one + lately).json().path("result")).hasSize(2);
  }

  @Test
  void theOlderCallsForMembersAreStillThere() {
    var one = "/rest/v1/leads/programs/" + webinar();
    var rows = api.get(one + ".json").json().path("result");
    assertThat(rows).hasSize(2);
    assertThat(rows.path(0).path("membership").path("progressionStatus").asString())
        .isEqualTo("Invited");
    var body = "{\"status\":\"Attended\",\"input\":[{\"id\":%s},{\"id\":1}]}".formatted(luca());
    var result = api.post(one + "/status.json", body).json().path("result");
    assertThat(result.path(0).path("status").asString()).isEqualTo("updated");
    assertThat(reason(result.path(1))).isEqualTo("1004");
    var again = api.post(one + "/status.json", body).json().path("result").path(0);
    assertThat(reason(again)).isEqualTo("1037");
  }

  @Test
  void aPageOfActivitiesCanBeEmptyThoughThereAreMore() {
    for (int i = 0; i < 5; i++) {
      sim.store().createLead(Map.of("email", i + "@example.com"));
    }
    sim.store().deleteLead(luca());
    var all = "/rest/v1/activities";
    var token = api.get(all + "/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z").json();
    var page =
        api.get(
                all
                    + "/deletedleads.json?batchSize=2&nextPageToken="
                    + Json.text(token, "nextPageToken"))
            .json();
    assertThat(page.has("result")).isFalse();
    assertThat(page.path("moreResult").asBoolean()).isTrue();
  }

  @Test
  void callsAndRefusalsAreCountedByDay() {
    api.get("/rest/v1/lists.json");
    api.get("/rest/v1/lists/1.json");
    api.withToken("nonsense").get("/rest/v1/lists.json");
    var usage = api.get("/rest/v1/stats/usage.json").json().path("result");
    assertThat(usage).hasSize(1);
    assertThat(usage.path(0).path("total").asInt()).isEqualTo(4);
    var errors = api.get("/rest/v1/stats/errors.json").json().path("result").path(0);
    assertThat(errors.path("total").asInt()).isEqualTo(2);
    assertThat(errors.path("errors").valueStream().map(e -> Json.text(e, "errorCode")))
        .containsExactly("1013", "601");
    assertThat(api.get("/rest/v1/stats/usage/last7days.json").json().path("result")).hasSize(7);
  }
}
