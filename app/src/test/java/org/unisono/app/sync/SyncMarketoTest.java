package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Json;
import org.unisono.simulators.marketo.MarketoSimulator;
import tools.jackson.databind.JsonNode;

/// A program with members of its own statuses, through the whole room.
class SyncMarketoTest extends SyncRoomTest {

  private final MarketoSimulator marketo = Objects.requireNonNull(MarketoSimulator.start(0));

  @AfterEach
  void closeMarketo() {
    marketo.close();
  }

  private String connected() {
    var connection =
        connect(
            "marketo",
            marketo.baseUrl().toString(),
            Map.of(
                "clientId", marketo.ready().path("clientId").asString(),
                "folder", "12",
                "channel", "Webinar",
                "currency", "CHF"),
            Map.of("clientSecret", marketo.ready().path("clientSecret").asString()),
            "both");
    for (var stream : List.of("campaigns", "members", "people", "consent")) {
      assertThat(
              api()
                  .patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"), "")
                  .status())
          .as(stream)
          .isEqualTo(200);
    }
    return connection;
  }

  @Test
  void aNumberOfTheAccountThatIsNoneIsRefusedWhereItStandsAndNotTakenForNoneSet() {
    var settings = Map.of("clientId", "c", "folder", "12", "channel", "Webinar");
    Map<String, Object> account =
        Map.of(
            "system",
            "marketo",
            "baseUrl",
            marketo.baseUrl().toString(),
            "settings",
            settings,
            "secrets",
            Map.of("clientSecret", "s"));
    assertThat(api().post("/api/v1/connections/check", account).status()).isEqualTo(200);

    var numbers = List.of("1.000", "many", "0", "-1", "12345678901");
    for (var wrong : numbers) {
      refuses(account, settings, "bulkThreshold", wrong);
      refuses(account, settings, "callShare", wrong);
    }
    refuses(account, settings, "callShare", "101");
  }

  private void refuses(Map<String, ?> account, Map<String, ?> settings, String key, String wrong) {
    Map<String, Object> changed = new HashMap<>(account);
    Map<String, Object> told = new HashMap<>(settings);
    told.put(key, wrong);
    changed.put("settings", told);
    for (var at : List.of("/api/v1/connections/check", "/api/v1/connections")) {
      var answer = api().post(at, changed);
      assertThat(answer.status()).as(wrong + " " + answer.body()).isEqualTo(422);
      var error = answer.body().path("errors").get(0);
      assertThat(error.path("code").asString()).isEqualTo("outOfRange");
      assertThat(error.path("pointer").asString()).isEqualTo("/settings/" + key);
    }
  }

  private String program(String name) {
    return marketo.store().programs().stream()
        .filter(p -> p.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private String statusThere(String program, String email) {
    return marketo.store().leadsAt(email).stream()
        .flatMap(l -> marketo.store().member(program, l.path("id").asString()).stream())
        .map(m -> m.toString())
        .findFirst()
        .orElse("no member");
  }

  /// Nobody but a person sets it going, and nobody is written to who has opted out here.
  @Test
  void aSmartCampaignIsSetGoingByAPersonForWhomItMay() {
    var name = "Marketo " + Samples.word();
    var campaign = campaign(name);
    var stays = Samples.email();
    var leaves = Samples.email();
    add(campaign, person("Anna", "Stays", stays), "Registered");
    var out = person("Otto", "Opts", leaves);
    add(campaign, out, "Registered");
    var connection = connected();
    var twin = pair(campaign, connection, "").id();
    sync(connection);
    sync(connection);
    var id =
        marketo.store().createCampaignIn(program(name), "Send the slides", "Campaign is Requested");
    var automations = "/api/v1/twins/" + twin + "/automations";
    assertThat(api().get(automations).items().get(0).path("start").asString())
        .isEqualTo("forPeople");
    assertThat(
            api()
                .post(
                    "/api/v1/people/" + out + "/consents",
                    Map.of("address", leaves, "purpose", "allMarketing", "state", "denied"))
                .status())
        .isIn(200, 201);
    long mails = marketo.journal().mailsSent();
    sync(connection);
    assertThat(marketo.journal().mailsSent()).isEqualTo(mails);

    var started = api().post(automations + "/" + id + "/start", Map.of("status", "Registered"));

    assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
    assertThat(started.body().path("people").asInt()).isEqualTo(1);
    assertThat(marketo.journal().mailsSent()).isEqualTo(mails + 1);
    assertThat(api().get("/api/v1/audit?limit=10").body().toString())
        .contains("automation.pressed", "Send the slides");
    assertThat(api().post(automations + "/" + id + "/start", Map.of("status", "Attended")).code())
        .isEqualTo("nobodyThere");
    assertThat(api().post(automations + "/1/start", Map.of()).code()).isEqualTo("notFound");
    api().patch(path(connection), Map.of("paused", true));
    assertThat(api().post(automations + "/" + id + "/start", Map.of()).code())
        .isEqualTo("connectionPaused");
  }

  @Test
  void theStaticListsOfAProgramAreShownAsItsParts() {
    var name = "Marketo " + Samples.word();
    var campaign = campaign(name);
    var connection = connected();
    var twin = "/api/v1/twins/" + pair(campaign, connection, "").id();
    sync(connection);
    assertThat(api().get(twin + "/parts").items()).isEmpty();

    marketo.store().createListIn(program(name), "Guests of honour");

    var parts = api().get(twin + "/parts").items();
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).path("kind").asString()).isEqualTo("list");
    assertThat(parts.get(0).path("name").asString()).isEqualTo("Guests of honour");
    assertThat(parts.get(0).path("attached").asBoolean()).isFalse();
  }

  @Test
  void anOpportunityComesInAndALinkWithACrmThatKeepsThemAwayIsNoTrouble() {
    var name = "Deal " + Samples.word();
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    var lead = marketo.store().createLead(Map.of("email", email, "lastName", "Keller"));
    var connection = connected();
    assertThat(api().patch(path(connection) + "/streams/deals", Map.of("mode", "in"), "").status())
        .isEqualTo(200);
    marketo.automate(Json.object().put("crmSync", true));
    var opportunity = Map.of("externalOpportunityId", name, "name", name, "amount", "1604.50");
    marketo.store().putOpportunity(opportunity);
    marketo.store().addToOpportunity(name, lead, "Buyer", true);

    assertThat(sync(connection).path("state").asString()).isEqualTo("done");
    assertThat(deals(name)).isEmpty();

    marketo.automate(Json.object().put("crmSync", false));
    sync(connection);
    sync(connection);
    var open = deals(name).getFirst();
    marketo
        .store()
        .putOpportunity(Map.of("externalOpportunityId", name, "isClosed", true, "isWon", true));
    sync(connection);

    assertThat(open.path("contacts").path(0).asString()).isEqualTo(person);
    assertThat(open.path("amount").toString()).contains("1604.50").contains("CHF");
    assertThat(open.path("won").isNull()).isTrue();
    assertThat(deals(name).getFirst().path("won").asBoolean()).isTrue();
  }

  @Test
  void periodCostsComeInOnceTheyAreMapped() {
    var key = "spent" + Samples.word().replaceAll("[^a-z]", "");
    var field = Map.of("subject", "campaign", "key", key, "label", "Spent there", "type", "money");
    assertThat(api().post("/api/v1/fields", field).status()).isEqualTo(201);
    var name = "Costs " + Samples.word();
    var campaign = campaign(name);
    var connection = connected();
    pair(campaign, connection, "");
    sync(connection);
    sync(connection);
    marketo.store().addCost(program(name), "2026-12-01", 1750);
    sync(connection);
    var at = "/api/v1/campaigns/" + campaign;
    assertThat(api().get(at).body().toString()).doesNotContain("1750");

    var maps = path(connection) + "/maps/campaign";
    var out = Map.of("ours", "fields." + key, "theirs", "costs", "way", "both");
    assertThat(api().patch(maps, Map.of("rows", List.of(out))).body().toString())
        .contains("fieldReadOnly");
    var in = Map.of("ours", "fields." + key, "theirs", "costs", "way", "in");
    assertThat(api().patch(maps, Map.of("rows", List.of(in))).status()).isEqualTo(200);
    sync(connection);
    sync(connection);

    assertThat(api().get(at).body().path("fields").path(key).toString()).contains("1750");
    assertThat(api().get(at).body().path("actualCost").toString()).doesNotContain("1750");
  }

  private List<JsonNode> deals(String name) {
    return api()
        .get("/api/v1/deals?limit=1000")
        .items()
        .valueStream()
        .filter(d -> d.path("name").asString().equals(name))
        .toList();
  }

  @Test
  void aMemberAppearsAsAProgramMemberAndAStatusRaisedThereArrivesHere() {
    var name = "Marketo " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    add(campaign, person, "Registered");
    var connection = connected();

    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(statusThere(program(name), email))
        .as(inbox(connection, "person") + " " + inbox(connection, "status"))
        .contains("Registered");

    var lead = marketo.store().leadsAt(email).getFirst().path("id").asString();
    marketo.store().changeStatus(program(name), lead, "Attended");
    sync(connection);
    sync(connection);

    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");
    long writes = marketo.journal().writes();
    sync(connection);
    assertThat(marketo.journal().writes()).isEqualTo(writes);
    assertThat(marketo.journal().mailsSent()).isZero();
  }

  @Test
  void aWriteThatWouldStartASmartCampaignWaitsWithItsReason() {
    var name = "Marketo " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    add(campaign, person("Jonas", "Frey", email), "Registered");
    var connection = connected();
    var program = marketo.store().createProgram(name);
    marketo.store().createTriggerCampaign("Thank them", "Program Status is Changed", name);
    sync(connection);

    assertThat(pair(campaign, connection, program).status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(marketo.store().members(program)).isEmpty();
    assertThat(marketo.journal().mailsSent()).isZero();
    assertThat(api().get(path(connection) + "/inbox?limit=1000").body().toString())
        .contains("wouldStartAutomation")
        .contains("Thank them");
  }
}
