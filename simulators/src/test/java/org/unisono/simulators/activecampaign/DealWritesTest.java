package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class DealWritesTest extends ActiveCampaignCase {
  private static final String DEAL =
      """
      {"deal":{"title":"Heat pump","contact":"1","value":250000,"currency":"eur","owner":"1",
      "group":"1"}}""";

  @Test
  void aDealIsMadeInTheFirstStageAndMovedOn() {
    var made = post("/deals", DEAL);
    assertThat(made.status()).isEqualTo(201);
    var deal = made.json().path("deal");
    assertThat(deal.path("value").isString()).isTrue();
    assertThat(Json.text(deal, "stage")).isEqualTo("1");
    var one = "/deals/" + id(deal);
    var moved = send("PUT", one, "{\"deal\":{\"stage\":3,\"status\":1,\"id\":\"77\"}}");
    assertThat(Json.text(moved.json().path("deal"), "stage")).isEqualTo("3");
    assertThat(Json.text(get(one).json().path("deal"), "status")).isEqualTo("1");
    assertThat(send("DELETE", one, "").status()).isEqualTo(200);
    assertThat(get(one).status()).isEqualTo(404);
  }

  @Test
  void whatIsMissingOrWrongIs422AndAbsentPeopleAre404() {
    for (var field : List.of("title", "value", "currency", "owner", "contact")) {
      var without = DEAL.replace("\"" + field + "\"", "\"other\"");
      assertThat(error(post("/deals", without))).as(field).isEqualTo("field_missing");
    }
    assertThat(error(post("/deals", DEAL.replace("\"group\":\"1\"", "\"group\":\"9\""))))
        .isEqualTo("field_missing");
    assertThat(error(post("/deals", DEAL.replace("250000", "\"2.5\"")))).isEqualTo("field_invalid");
    assertThat(post("/deals", DEAL.replace("\"contact\":\"1\"", "\"contact\":\"99\"")).status())
        .isEqualTo(404);
    assertThat(get("/deals").json().path("deals")).hasSize(1);
  }

  @Test
  void aPipelineThatTheKeyMayNotSeeIsNotWritten() {
    sim.store().shutPipelineOf("1");
    assertThat(post("/deals", DEAL).status()).isEqualTo(403);
    assertThat(send("PUT", "/deals/1", "{\"deal\":{\"title\":\"X\"}}").status()).isEqualTo(403);
    assertThat(send("DELETE", "/deals/1", "").status()).isEqualTo(403);
    sim.dropSalesFromPlan();
    for (var path : List.of("/deals", "/dealGroups", "/dealStages", "/dealTasks", "/accounts")) {
      assertThat(post(path, "{}").status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void aPipelineComesWithThreeStagesAndGoesWithItsDeals() {
    var made = post("/dealGroups", "{\"dealGroup\":{\"title\":\"Solar\",\"currency\":\"chf\"}}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("dealStages")).hasSize(3);
    var group = id(made.json().path("dealGroup"));
    var stage = "{\"dealStage\":{\"title\":\"Signed\",\"group\":\"%s\"}}".formatted(group);
    var last = post("/dealStages", stage).json().path("dealStage");
    assertThat(Json.text(last, "order")).isEqualTo("4");
    var deal = DEAL.replace("\"group\":\"1\"", "\"stage\":\"%s\"".formatted(id(last)));
    var id = id(post("/deals", deal).json().path("deal"));
    assertThat(Json.text(get("/deals/" + id).json().path("deal"), "group")).isEqualTo(group);
    assertThat(send("DELETE", "/dealStages/" + id(last), "").status()).isEqualTo(422);
    var renamed = "{\"dealStage\":{\"title\":\"Won\"}}";
    send("PUT", "/dealStages/" + id(last), renamed);
    assertThat(Json.text(get("/dealStages/" + id(last)).json().path("dealStage"), "title"))
        .isEqualTo("Won");
    assertThat(error(post("/dealGroups", "{\"dealGroup\":{\"title\":\"X\"}}")))
        .isEqualTo("field_missing");
    assertThat(send("DELETE", "/dealGroups/" + group, "").status()).isEqualTo(200);
    assertThat(get("/deals/" + id).status()).isEqualTo(404);
    assertThat(get("/dealStages/" + id(last)).status()).isEqualTo(404);
  }

  @Test
  void dealsAndContactsHaveNotesAndTasks() {
    var note = post("/deals/1/notes", "{\"note\":{\"note\":\"Called\"}}");
    assertThat(note.status()).isEqualTo(201);
    var id = id(note.json().path("note"));
    send("PUT", "/deals/1/notes/" + id, "{\"note\":{\"note\":\"Called twice\"}}");
    assertThat(Json.text(get("/notes/" + id).json().path("note"), "note"))
        .isEqualTo("Called twice");
    assertThat(get("/deals/1/notes").json().path("notes")).hasSize(1);
    var aside = "{\"note\":{\"note\":\"N\",\"relid\":\"1\",\"reltype\":\"Subscriber\"}}";
    assertThat(post("/notes", aside).status()).isEqualTo(201);
    assertThat(get("/deals/1/notes").json().path("notes")).hasSize(1);
    assertThat(post("/notes", aside.replace("Subscriber", "Planet")).status()).isEqualTo(422);
    var task =
        """
        {"dealTask":{"title":"Call","relid":"1","ownerType":"deal","dealTasktype":"1",
        "duedate":"2026-12-05T10:00:00-06:00"}}""";
    var made = post("/dealTasks", task).json().path("dealTask");
    assertThat(made.path("status").asInt()).isZero();
    var done = send("PUT", "/dealTasks/" + id(made), "{\"dealTask\":{\"status\":1}}").json();
    assertThat(done.path("dealTask").path("status").asInt()).isOne();
    assertThat(error(post("/dealTasks", task.replace("duedate", "later"))))
        .isEqualTo("field_missing");
    assertThat(send("DELETE", "/dealTasks/" + id(made), "").status()).isEqualTo(200);
    assertThat(get("/dealTasks").json().path("dealTasks")).isEmpty();
    assertThat(post("/dealTasktypes", "{\"dealTasktype\":{\"title\":\"\"}}").status())
        .isEqualTo(422);
  }

  @Test
  void anAccountHasANameOfItsOwnAndContactsThatBelongToOne() {
    var made = post("/accounts", "{\"account\":{\"name\":\"Verdi SA\"}}");
    assertThat(made.status()).isEqualTo(201);
    var id = id(made.json().path("account"));
    assertThat(error(post("/accounts", "{\"account\":{\"name\":\"Verdi SA\"}}")))
        .isEqualTo("duplicate");
    var rename = "{\"account\":{\"name\":\"Verdi AG\"}}";
    assertThat(send("PUT", "/accounts/" + id, rename).status()).isEqualTo(200);
    var member = "{\"accountContact\":{\"account\":\"%s\",\"contact\":\"2\",\"jobTitle\":\"CEO\"}}";
    var row = id(post("/accountContacts", member.formatted(id)).json().path("accountContact"));
    assertThat(error(post("/accountContacts", member.formatted(id)))).isEqualTo("duplicate");
    assertThat(Json.text(get("/accounts/" + id).json().path("account"), "contactCount"))
        .isEqualTo("1");
    assertThat(send("DELETE", "/accountContacts/" + row, "").status()).isEqualTo(200);
    assertThat(Json.text(get("/accounts/" + id).json().path("account"), "contactCount"))
        .isEqualTo("0");
    assertThat(send("DELETE", "/accounts/" + id, "").status()).isEqualTo(200);
    assertThat(get("/accounts/" + id).status()).isEqualTo(404);
  }
}
