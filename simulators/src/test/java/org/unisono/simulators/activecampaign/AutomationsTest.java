package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class AutomationsTest extends ActiveCampaignCase {
  private String enter(String contact, String automation) {
    var body = "{\"contactAutomation\":{\"contact\":\"%s\",\"automation\":\"%s\"}}";
    var answer = post("/contactAutomations", body.formatted(contact, automation));
    assertThat(answer.status()).isEqualTo(201);
    return id(answer.json().path("contactAutomation"));
  }

  @Test
  void everyEntryIsARunOfItsOwnAndOnePagesFromTheLatestOn() {
    var automation = sim.store().createAutomation("Asked", "", "");
    var first = enter("1", automation);
    var second = enter("1", automation);
    var third = enter("2", automation);
    assertThat(sim.journal().mailsSent()).isEqualTo(2);
    var latest = "/contactAutomations?orders%5Bid%5D=DESC&limit=2";
    var page = get(latest).json();
    assertThat(page.path("contactAutomations").valueStream().map(r -> id(r)))
        .containsExactly(third, second);
    assertThat(Json.text(page.path("meta"), "total")).isEqualTo("3");
    assertThat(get(latest + "&offset=2").json().path("contactAutomations")).hasSize(1);
    assertThat(get("/contacts/1/contactAutomations").json().path("contactAutomations")).hasSize(2);
    var ofAutomation = get("/automations/" + automation + "/contactAutomations").json();
    assertThat(ofAutomation.path("contactAutomations")).hasSize(3);
    var counts = get("/contacts/1/automationEntryCounts").json().path("automationEntryCounts");
    assertThat(Json.text(counts.path(0), "entryCount")).isEqualTo("2");
    assertThat(get("/contacts?seriesid=" + automation).json().path("contacts")).hasSize(2);
    var one = get("/contactAutomations/" + first).json().path("contactAutomation");
    assertThat(Json.text(one, "status")).isEqualTo("2");
    assertThat(send("DELETE", "/contactAutomations/" + first, "").status()).isEqualTo(200);
    assertThat(get("/contactAutomations/" + first).status()).isEqualTo(404);
  }

  @Test
  void automationsAreReadOnly() {
    assertThat(post("/automations", "{\"automation\":{\"name\":\"X\"}}").status()).isEqualTo(404);
    assertThat(send("PUT", "/automations/1", "{}").status()).isEqualTo(404);
    var blocks = get("/automations/1/blocks").json().path("automationBlocks");
    assertThat(blocks.valueStream().map(b -> Json.text(b, "type")))
        .containsExactly("start", "send");
  }

  @Test
  void aGoalIsAchievedOnceAndMayStartAnotherAutomation() {
    var goal = sim.store().createGoal("1", "Bought");
    sim.store().createAutomation("Thanks", "goal", goal);
    sim.store().achieve("1", goal);
    sim.store().achieve("1", goal);
    assertThat(sim.journal().mailsSent()).isOne();
    var mine = get("/contacts/1/contactGoals").json().path("contactGoals");
    assertThat(mine).hasSize(1);
    assertThat(Json.text(mine.path(0), "goal")).isEqualTo(goal);
    assertThat(get("/contactGoals/" + id(mine.path(0))).json().path("contactGoal"))
        .isEqualTo(mine.path(0));
    var goals = get("/automations/1/goals").json().path("goals");
    assertThat(goals.valueStream().map(g -> Json.text(g, "name"))).contains("Bought");
    assertThat(get("/goals/" + goal).json().path("goal").path("automation").asString())
        .isEqualTo("1");
    assertThat(get("/automations/1/contactGoals").json().path("contactGoals")).hasSize(1);
    sim.store().deleteContact("1");
    assertThat(get("/automations/1/contactGoals").json().path("contactGoals")).isEmpty();
  }

  @Test
  void fieldsHaveChoicesAndLists() {
    var made = post("/fields", "{\"field\":{\"title\":\"Size\",\"type\":\"dropdown\"}}");
    var field = id(made.json().path("field"));
    var options =
        """
        {"fieldOptions":[{"field":"%1$s","label":"S","value":"s","orderid":1,"isdefault":true},
        {"field":"%1$s","label":"L","value":"l","orderid":2}]}"""
            .formatted(field);
    assertThat(post("/fieldOption/bulk", options).status()).isEqualTo(201);
    var own = get("/fields/" + field + "/options").json().path("fieldOptions");
    assertThat(own.valueStream().map(o -> Json.text(o, "isdefault"))).containsExactly("1", "0");
    var everywhere = "{\"fieldRel\":{\"field\":\"%s\",\"relid\":\"0\"}}".formatted(field);
    assertThat(post("/fieldRels", everywhere).status()).isEqualTo(201);
    var nowhere = everywhere.replace("\"0\"", "\"99\"");
    assertThat(post("/fieldRels", nowhere).status()).isEqualTo(404);
    assertThat(send("PUT", "/fields/" + field, "{\"field\":{\"title\":\"Fit\"}}").status())
        .isEqualTo(200);
    assertThat(send("DELETE", "/fields/" + field, "").status()).isEqualTo(200);
    assertThat(get("/fieldRels").json().path("fieldRels")).isEmpty();
    for (var path : List.of("/forms", "/scores")) {
      assertThat(get(path + "/1").status()).isEqualTo(200);
      assertThat(get(path).json().path(path.substring(1))).hasSize(1);
    }
    assertThat(get("/templates/1").status()).isEqualTo(200);
    assertThat(send("DELETE", "/lists/1", "").status()).isEqualTo(200);
    assertThat(get("/lists/1").status()).isEqualTo(404);
    assertThat(get("/contacts?listid=1").json().path("contacts")).isEmpty();
  }

  @Test
  void contactsAreFoundByTheRestOfTheFilters() {
    assertThat(get("/contacts?email_like=bianchi").json().path("contacts")).hasSize(1);
    assertThat(get("/contacts?waitid=1").json().path("contacts")).isEmpty();
    assertThat(get("/contacts?formid=1").json().path("contacts")).isEmpty();
    var since = "/contacts?filters%5Bcreated_after%5D=";
    assertThat(get(since + "2000-01-01").json().path("contacts")).hasSize(3);
    assertThat(get(since + "2999-01-01").json().path("contacts")).isEmpty();
  }
}
