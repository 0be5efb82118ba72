package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

class SuiteRecordsTest extends SuiteCase {
  private static final String ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  private Api.Answer create(String type, String id, String attributes) {
    return api.post(
        "/Api/V8/module",
        "{\"data\":{\"type\":\"%s\",\"id\":\"%s\",\"attributes\":%s}}"
            .formatted(type, id, attributes));
  }

  @Test
  void anIdOfTheClientIsTakenOnce() {
    assertThat(create("Campaigns", ID, "{\"name\":\"Mine\"}").status()).isEqualTo(201);
    var again = create("Campaigns", ID, "{\"name\":\"Mine\"}");
    assertThat(again.status()).isEqualTo(400);
    assertThat(detail(again)).contains("is already exist");
    sim.store().delete("Campaigns", ID);
    assertThat(detail(create("Campaigns", ID, "{}"))).contains("is already exist");
  }

  @Test
  void aChangeIsAnsweredAsACreateAndNothingIsChecked() {
    create("Campaigns", ID, "{\"name\":\"Mine\"}");
    var body =
        "{\"data\":{\"type\":\"Campaigns\",\"id\":\"%s\",\"attributes\":{\"status\":\"Odd\"}}}";
    var changed = api.patch("/Api/V8/module", body.formatted(ID));
    assertThat(changed.status()).isEqualTo(201);
    assertThat(Json.text(changed.json().path("data").path("attributes"), "status"))
        .isEqualTo("Odd");
    assertThat(detail(create("Campaigns", "", "{\"nothing\":\"x\"}")))
        .isEqualTo("Property nothing in Campaign module is invalid");
    assertThat(detail(get("/module/Campaigns/no-guid"))).contains("is invalid");
  }

  @Test
  void aRhythmIsBlankedUnlessItIsANewsletter() {
    var mail = "{\"name\":\"A\",\"campaign_type\":\"Email\",\"frequency\":\"Weekly\"}";
    var letter = "{\"name\":\"B\",\"campaign_type\":\"NewsLetter\",\"frequency\":\"Weekly\"}";
    assertThat(frequency(create("Campaigns", "", mail))).isEmpty();
    assertThat(frequency(create("Campaigns", "", letter))).isEqualTo("Weekly");
  }

  private static String frequency(Api.Answer answer) {
    return Json.text(answer.json().path("data").path("attributes"), "frequency");
  }

  @Test
  void relationshipsAreMadeListedAndTakenBackOneByOne() {
    var list = sim.store().create("ProspectLists", Map.of("name", "L", "list_type", "default"));
    var lead = sim.store().create("Leads", Map.of("last_name", "L", "email1", "l@example.com"));
    var path = "/Api/V8/module/ProspectLists/" + list + "/relationships";
    var body = "{\"data\":{\"type\":\"Leads\",\"id\":\"%s\"}}".formatted(lead);
    assertThat(api.post(path, body).status()).isEqualTo(200);
    assertThat(api.post(path + "/leads", body).status()).isEqualTo(200);
    var leads = get("/module/ProspectLists/" + list + "/relationships/leads?page[size]=5").json();
    assertThat(leads.path("meta").path("total-records").asInt()).isOne();
    var row = sim.store().rowId("ProspectLists", list, "leads", lead);
    assertThat(api.delete(path + "/leads/" + lead).status()).isEqualTo(200);
    assertThat(detail(api.delete(path + "/leads/" + lead))).contains("is not related to");
    api.post(path + "/leads", body);
    assertThat(sim.store().rowId("ProspectLists", list, "leads", lead)).isEqualTo(row);
    assertThat(detail(api.post(path + "/nothing", body))).contains("Cannot load relationship");
  }

  @Test
  void whoComesOntoAListOfAMailingIsMailedOnce() {
    var letter =
        sim.store().all("Campaigns").stream()
            .filter(c -> Json.text(c, "name").equals("Solar newsletter"))
            .findFirst()
            .orElseThrow();
    var lists = sim.store().related("Campaigns", Json.text(letter, "id"), "prospectlists");
    var list = Json.text(lists.getFirst(), "id");
    var lead = sim.store().create("Leads", Map.of("last_name", "L", "email1", "l@example.com"));
    var body = "{\"data\":{\"type\":\"Leads\",\"id\":\"%s\"}}".formatted(lead);
    for (int i = 0; i < 2; i++) {
      api.post("/Api/V8/module/ProspectLists/" + list + "/relationships/leads", body);
    }
    assertThat(sim.journal().mailsSent()).isOne();
    var log = get("/module/CampaignLog?filter[target_id][eq]=" + lead).json().path("data");
    assertThat(Json.text(log.path(0).path("attributes"), "activity_type")).isEqualTo("targeted");
  }

  @Test
  void aWorkflowGreetsWhoIsNew() {
    api.post("/_sim/automations", "{\"mailOnCreate\":\"Leads\"}");
    create("Leads", "", "{\"last_name\":\"New\",\"email1\":\"n@example.com\"}");
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(api.post("/_sim/automations", "{\"nothing\":1}").status()).isEqualTo(400);
  }

  @Test
  void deletingACampaignLeavesDanglingIdsOnLeadsOnly() {
    var campaign = sim.store().create("Campaigns", Map.of("name", "Gone"));
    var lead = sim.store().create("Leads", Map.of("last_name", "L", "campaign_id", campaign));
    var contact = sim.store().create("Contacts", Map.of("last_name", "C", "campaign_id", campaign));
    api.delete("/Api/V8/module/Campaigns/" + campaign);
    assertThat(Json.text(sim.store().find("Leads", lead).orElseThrow(), "campaign_id"))
        .isEqualTo(campaign);
    assertThat(Json.text(sim.store().find("Contacts", contact).orElseThrow(), "campaign_id"))
        .isEmpty();
  }

  @Test
  void tokensAreGivenByGrantAndRefusedByName() {
    var right =
        "{\"grant_type\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"simulated-secret\"%s}";
    var id = Json.text(sim.ready(), "clientId");
    var given = api.post("/Api/access_token", right.formatted("client_credentials", id, ""));
    assertThat(Json.text(given.json(), "token_type")).isEqualTo("Bearer");
    assertThat(given.json().has("refresh_token")).isFalse();
    var user = ",\"username\":\"unisono\",\"password\":\"simulated-secret\"";
    var password = api.post("/Api/access_token", right.formatted("password", id, user)).json();
    assertThat(Json.text(password, "refresh_token")).isNotEmpty();
    var form =
        api.form(
            "/legacy/Api/access_token",
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                id,
                "client_secret",
                "simulated-secret",
                "refresh_token",
                Json.text(password, "refresh_token")));
    assertThat(form.status()).isEqualTo(200);
    assertThat(
            Json.text(
                api.post("/Api/access_token", right.formatted("client_credentials", "no", ""))
                    .json(),
                "error"))
        .isEqualTo("invalid_client");
    assertThat(Json.text(api.withToken("no").get("/Api/V8/meta/modules").json(), "error"))
        .isEqualTo("access_denied");
  }

  @Test
  void faultsAreSaidInSuiteCrmsWay() {
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    assertThat(detail(create("Leads", "", "{}"))).isEqualTo("Access Denied");
    assertThat(get("/meta/modules").body()).doesNotContain("\"edit\"");
    sim.faults().clearAll();
    sim.faults().arm(Fault.REMOVED_FIELD, "Campaign.objective");
    assertThat(get("/meta/fields/Campaigns").body()).doesNotContain("objective");
    sim.faults().arm(Fault.STORM_429, 1);
    assertThat(get("/module/Campaigns").status()).isEqualTo(429);
    assertThat(get("/nothing").status()).isEqualTo(404);
    assertThat(sim.journal().unknownPaths()).isOne();
  }

  @Test
  void modulesWithoutATabAreNotInTheListOfModules() {
    var modules = get("/meta/modules").json().path("data").path("attributes");
    assertThat(modules.has("Campaigns")).isTrue();
    assertThat(modules.has("CampaignLog")).isFalse();
    assertThat(detail(get("/meta/fields/CampaignLog"))).contains("does not have access");
    assertThat(get("/module/CampaignLog").status()).isEqualTo(200);
  }

  @Test
  void theStateSurvivesInItsFolder(@TempDir Path folder) {
    String list;
    try (var first = SuiteCrmSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      list = first.store().create("ProspectLists", Map.of("name", "Kept"));
      var lead = first.store().create("Leads", Map.of("last_name", "Kept"));
      first.store().link("ProspectLists", list, "leads", lead);
    }
    try (var second = SuiteCrmSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      assertThat(second.store().related("ProspectLists", list, "leads")).hasSize(1);
    }
  }

  @Test
  void thePageShowsAndChanges() {
    assertThat(api.get("/").body()).contains("Solar webinar").contains("Solar news, December");
    var lead = sim.store().peopleAt("luca.bianchi@example.com").getFirst();
    api.form("/page/person", Map.of("module", "Leads", "id", Json.text(lead, "id"), "out", "1"));
    assertThat(
            Json.text(sim.store().peopleAt("luca.bianchi@example.com").getFirst(), "email_opt_out"))
        .isEqualTo("1");
    var list = Json.text(sim.store().all("ProspectLists").getFirst(), "id");
    api.form("/page/list", Map.of("list", list, "email", "sofia.meier@example.com"));
    assertThat(sim.store().related("ProspectLists", list, "contacts")).hasSize(1);
  }
}
