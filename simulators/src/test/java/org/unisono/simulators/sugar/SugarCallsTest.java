package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;

class SugarCallsTest {
  private static final String REST = "/rest/v11_10";

  private SugarCrmSimulator sim;
  private Api api;

  @BeforeEach
  void open() {
    sim = SugarCrmSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
  }

  @AfterEach
  void close() {
    sim.close();
  }

  private Api.Answer filter(String module, String body) {
    return api.post(REST + "/" + module + "/filter", body);
  }

  private static String error(Api.Answer answer) {
    return Json.text(answer.json(), "error");
  }

  private Api.Answer logIn(String body) {
    return api.post(REST + "/oauth2/token", body);
  }

  private Api.Answer logIn(String platform, String password) {
    return logIn(
        """
        {"grant_type":"password","client_id":"sugar","client_secret":"","username":"unisono",
        "password":"%s","platform":"%s"}"""
            .formatted(password, platform));
  }

  @Test
  void aLogInThrowsOutWhoIsOnThePlatform() {
    var mine = Json.text(logIn("mine", "simulated-secret").json(), "access_token");
    logIn("base", "simulated-secret");
    assertThat(api.withToken(mine).get(REST + "/me").status()).isEqualTo(200);
    var next = logIn("mine", "simulated-secret").json();
    assertThat(error(api.withToken(mine).get(REST + "/me"))).isEqualTo("invalid_grant");
    var refresh =
        "{\"grant_type\":\"refresh_token\",\"client_id\":\"sugar\",\"refresh_token\":\"%s\"}"
            .formatted(Json.text(next, "refresh_token"));
    assertThat(logIn(refresh).status()).isEqualTo(200);
    assertThat(error(logIn(refresh))).isEqualTo("invalid_grant");
    assertThat(error(logIn("mine", "wrong"))).isEqualTo("need_login");
  }

  @Test
  void theTokenGoesInAHeaderOfItsOwnToo() {
    var token = Json.text(sim.ready(), "accessToken");
    var headers = Map.of("OAuth-Token", token);
    assertThat(api.withToken("").get(REST + "/me", headers).status()).isEqualTo(200);
  }

  @Test
  void pagesGoOnByAnOffsetThatEndsInMinusOne() {
    var first = filter("Campaigns", "{\"max_num\":2,\"order_by\":\"name:ASC\"}").json();
    assertThat(first.path("next_offset").asInt()).isEqualTo(2);
    var second = filter("Campaigns", "{\"max_num\":2,\"offset\":2}").json();
    assertThat(second.path("next_offset").asInt()).isEqualTo(-1);
    assertThat(second.path("records")).hasSize(1);
  }

  @Test
  void expressionsNestAndNameWhatIsLinked() {
    var nested =
        """
        {"filter":[{"$or":[{"name":"Solar webinar"},{"$and":[{"status":{"$in":["Planning"]}},
        {"name":{"$starts":"heat"}}]}]}],"fields":"name"}""";
    assertThat(filter("Campaigns", nested).json().path("records")).hasSize(2);
    var linked = "{\"filter\":[{\"prospect_lists.name\":{\"$contains\":\"solar\"}}]}";
    assertThat(filter("Leads", linked).json().path("records")).hasSize(1);
    var address = "{\"filter\":[{\"email_addresses.email_address\":\"sofia.meier@example.com\"}]}";
    assertThat(filter("Contacts", address).json().path("records")).hasSize(1);
    var between = "{\"filter\":[{\"start_date\":{\"$between\":[\"2026-11-01\",\"2026-12-31\"]}}]}";
    assertThat(filter("Campaigns", between).json().path("records")).hasSize(3);
    assertThat(error(filter("Campaigns", "{\"filter\":[{\"nothing\":1}]}")))
        .isEqualTo("invalid_parameter");
    assertThat(error(filter("Campaigns", "{\"filter\":[{\"name\":{\"$near\":1}}]}")))
        .isEqualTo("invalid_parameter");
    assertThat(error(filter("Campaigns", "{\"filter\":[{\"nothing.name\":1}]}")))
        .isEqualTo("invalid_parameter");
  }

  @Test
  void deletedRowsShowTheirIdAndTheFlag() {
    var id = sim.store().create("Campaigns", Map.of("name", "Gone"));
    sim.store().delete("Campaigns", id);
    var one = "{\"filter\":[{\"id\":\"%s\"}]%s}";
    assertThat(filter("Campaigns", one.formatted(id, "")).json().path("records")).isEmpty();
    var shown = filter("Campaigns", one.formatted(id, ",\"deleted\":true")).json();
    assertThat(shown.path("records").path(0).path("deleted").asBoolean()).isTrue();
    assertThat(shown.path("records").path(0).has("name")).isFalse();
  }

  @Test
  void rowsAreTypedAndCarryTheirRights() {
    var id = sim.store().create("Campaigns", Map.of("name", "Typed", "budget", "5"));
    var row = api.get(REST + "/Campaigns/" + id + "?fields=budget").json();
    assertThat(Json.text(row, "budget")).isEqualTo("5.000000");
    assertThat(Json.text(row, "date_modified")).endsWith("+00:00");
    assertThat(row.path("_acl").has("fields")).isTrue();
    var contact = sim.store().peopleAt("sofia.meier@example.com").getFirst();
    var person = api.get(REST + "/Contacts/" + Json.text(contact, "id")).json();
    assertThat(person.path("email_opt_out").isBoolean()).isTrue();
    assertThat(person.path("email")).hasSize(1);
  }

  @Test
  void aStaleChangeIsAConflict() {
    var id = sim.store().create("Campaigns", Map.of("name", "Locked"));
    var path = REST + "/Campaigns/" + id;
    var stamp = Map.of("X-TIMESTAMP", "2020-01-01T00:00:00+00:00");
    var stale = api.send("PUT", path, "{\"name\":\"X\"}", "application/json", stamp);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(error(stale)).isEqualTo("edit_conflict");
    var now = Json.text(api.get(path).json(), "date_modified");
    var fresh = Map.of("X-TIMESTAMP", now);
    assertThat(api.send("PUT", path, "{\"name\":\"X\"}", "application/json", fresh).status())
        .isEqualTo(200);
  }

  @Test
  void aKeyMakesOnceAndThenChanges() {
    var path = REST + "/Leads/sync_key/k-1";
    var made = api.patch(path, "{\"last_name\":\"Keyed\"}");
    assertThat(made.status()).isEqualTo(201);
    var again = api.patch(path, "{\"title\":\"CEO\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(Json.text(again.json(), "record")).isEqualTo(Json.text(made.json(), "record"));
    assertThat(Json.text(api.get(path).json(), "title")).isEqualTo("CEO");
    assertThat(error(api.patch(REST + "/Leads/sync_key/k-2", "{}"))).isEqualTo("missing_parameter");
    assertThat(error(api.get(REST + "/Leads/sync_key/k-3"))).isEqualTo("not_found");
  }

  @Test
  void aBulkAnswersEachOfItsCalls() {
    var body =
        """
        {"requests":[{"url":"/v11_10/Leads","method":"POST","data":"{\\"last_name\\":\\"B\\"}"},
        {"url":"/v11_10/Leads/nothing"},{"url":"/v11_10/nothing/at/all"}]}""";
    var answers = api.post(REST + "/bulk", body).json();
    assertThat(answers.path(0).path("status").asInt()).isEqualTo(200);
    assertThat(Json.text(answers.path(0).path("contents"), "last_name")).isEqualTo("B");
    assertThat(answers.path(1).path("status").asInt()).isEqualTo(404);
    assertThat(Json.text(answers.path(2).path("contents"), "error")).isEqualTo("no_method");
  }

  @Test
  void linksAreMadeInOneCallCountedAndTakenBack() {
    var list = sim.store().create("ProspectLists", Map.of("name", "L"));
    var one = sim.store().create("Contacts", Map.of("last_name", "A"));
    var two = sim.store().create("Contacts", Map.of("last_name", "B"));
    var path = REST + "/ProspectLists/" + list + "/link";
    var body = "{\"link_name\":\"contacts\",\"ids\":[\"%s\",\"%s\"]}".formatted(one, two);
    assertThat(api.post(path, body).json().path("related_records")).hasSize(2);
    assertThat(api.get(path + "/contacts/count").json().path("record_count").asInt()).isEqualTo(2);
    assertThat(api.delete(path + "/contacts/" + one).status()).isEqualTo(200);
    assertThat(api.get(path + "/contacts").json().path("records")).hasSize(1);
    assertThat(error(api.delete(path + "/contacts/" + one))).isEqualTo("not_found");
    assertThat(error(api.get(path + "/nothing"))).isEqualTo("not_found");
  }

  @Test
  void fieldsValuesAndRightsAreTold() {
    var fields =
        api.get(REST + "/metadata?type_filter=modules&module_filter=Campaigns")
            .json()
            .path("modules");
    assertThat(fields.size()).isOne();
    assertThat(fields.path("Campaigns").path("fields").path("name").path("len").asInt())
        .isEqualTo(255);
    assertThat(Json.text(api.get(REST + "/Campaigns/enum/campaign_type").json(), "NewsLetter"))
        .isEqualTo("Newsletter");
    var stale = Map.of("X-Metadata-Hash", "old");
    assertThat(error(api.get(REST + "/me", stale))).isEqualTo("metadata_out_of_date");
    assertThat(error(api.post(REST + "/Campaigns", "{\"name\":\"Z\",\"status\":\"Zombie\"}")))
        .isEqualTo("invalid_parameter");
  }

  @Test
  void faultsAreSaidInSugarCrmsWay() {
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    assertThat(error(api.post(REST + "/Leads", "{\"last_name\":\"N\"}")))
        .isEqualTo("not_authorized");
    assertThat(api.get(REST + "/me").body()).contains("\"edit\":\"no\"");
    assertThat(error(api.get(REST + "/Leads/sync_key/k"))).isEqualTo("not_authorized");
    sim.faults().clearAll();
    sim.faults().arm(Fault.STORM_429, 1);
    assertThat(api.get(REST + "/me").status()).isEqualTo(429);
    sim.expireTokens();
    assertThat(api.get(REST + "/me").status()).isEqualTo(401);
  }

  @Test
  void aProcessGreetsWhoIsNew() {
    api.post("/_sim/automations", "{\"mailOnCreate\":\"Leads\"}");
    api.post(REST + "/Leads", "{\"last_name\":\"New\"}");
    assertThat(sim.journal().mailsSent()).isOne();
  }

  private Api.Answer sudo(Api from, String user) {
    return from.post(REST + "/oauth2/sudo/" + user, "{\"client_id\":\"sugar\"}");
  }

  @Test
  void anAdministratorActsInSomebodysName() {
    var token = Json.text(sudo(api, "anna.neri").json(), "access_token");
    var me = api.withToken(token).get(REST + "/me").json().path("current_user");
    assertThat(Json.text(me, "user_name")).isEqualTo("anna.neri");
    assertThat(error(sudo(api.withToken(token), "anna.neri"))).isEqualTo("not_authorized");
    assertThat(error(sudo(api, "paolo.greco"))).as("inactive").isEqualTo("not_found");
    assertThat(sim.journal().writes()).isZero();
    var own = api.get(REST + "/me").json().path("current_user");
    assertThat(Json.text(own, "user_name")).isEqualTo("unisono");
  }

  @Test
  void thePageOfAllPathsNeedsNoLogIn() {
    var page = api.withToken("").get(REST + "/help");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("GET /rest/{version}/{module}/filter");
  }
}
