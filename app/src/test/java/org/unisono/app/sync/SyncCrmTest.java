package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.sugar.CrmStore;

/// A campaign whose members are on target lists, through the whole room; for both products.
abstract class SyncCrmTest extends SyncRoomTest {

  private static final String LISTS = "ProspectLists";

  abstract Simulator simulator();

  abstract CrmStore store();

  abstract String connection();

  String connected() {
    var connection = connection();
    for (var stream : List.of("campaigns", "statuses", "members", "people", "consent", "deals")) {
      var mode = stream.equals("deals") ? "in" : "both";
      var answer = api().patch(path(connection) + "/streams/" + stream, Map.of("mode", mode), "");
      assertThat(answer.status()).as(stream + " " + answer.body()).isEqualTo(200);
    }
    return connection;
  }

  private String campaignThere(String name) {
    return store().all("Campaigns").stream()
        .filter(c -> c.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  /// The names of the lists of ours that the person is on.
  private Set<String> statuses(String campaign, String person) {
    var statuses = new HashSet<String>();
    for (var list : store().related("Campaigns", campaign, "prospectlists")) {
      for (var link : List.of("leads", "contacts")) {
        if (store().related(LISTS, list.path("id").asString(), link).stream()
            .anyMatch(p -> p.path("id").asString().equals(person))) {
          statuses.add(list.path("name").asString().replaceFirst("^.* · ", ""));
        }
      }
    }
    return statuses;
  }

  private String list(String campaign, String status) {
    return store().related("Campaigns", campaign, "prospectlists").stream()
        .filter(l -> l.path("name").asString().endsWith(" · " + status))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  @Test
  void aCampaignThatIsDeletedThereIsNotFoundAtFirstAndNobodyIsTakenOut() {
    var name = "Crm gone " + Samples.word();
    var campaign = campaign(name);
    var person = person("Anna", "Keller", Samples.email());
    add(campaign, person, "Registered");
    var connection = connected();
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    store().delete("Campaigns", campaignThere(name));
    sync(connection);
    var twin = "/api/v1/twins?campaignId=" + campaign + "&connectionId=" + connection;
    assertThat(api().get(twin).items().get(0).path("state").asString())
        .isIn("trouble", "goneThere");
    assertThat(api().get(path(connection) + "/health").body().toString())
        .doesNotContain("askedWrong");

    assertThat(member(campaign, person).path("standing").asString()).isEqualTo("active");
  }

  @Test
  void aMemberGoesOntoAListAndOneWhoIsMovedThereMovesHere() {
    var name = "Crm " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    add(campaign, person, "Registered");
    var connection = connected();

    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    var there = campaignThere(name);
    var lead = store().peopleAt(email).getFirst().path("id").asString();
    assertThat(statuses(there, lead))
        .as(inbox(connection, "person") + " " + inbox(connection, "status"))
        .containsExactly("Registered");

    store().link(LISTS, list(there, "Attended"), "leads", lead);
    store().unlink(LISTS, list(there, "Registered"), "leads", lead);
    sync(connection);
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");
    long writes = simulator().journal().writes();
    sync(connection);
    sync(connection);
    assertThat(simulator().journal().writes()).isEqualTo(writes);
    assertThat(simulator().journal().mailsSent()).isZero();
  }

  @Test
  void whoIsOnAListThereBecomesAMemberHere() {
    var name = "Crm " + Samples.word();
    var campaign = campaign(name);
    var connection = connected();
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    var email = Samples.email();
    var person = person("Lea", "Graf", email);
    var contact = store().create("Contacts", Map.of("last_name", "Graf", "email1", email));
    store().link(LISTS, list(campaignThere(name), "Registered"), "contacts", contact);
    sync(connection);
    sync(connection);
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Registered");
  }

  @Test
  void anOptOutThereArrivesHereAndANewNameThereToo() {
    var name = "Crm " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Rosa", "Vogt", email);
    add(campaign, person, "Registered");
    var connection = connected();
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    var lead = store().peopleAt(email).getFirst().path("id").asString();
    store().update("Leads", lead, Map.of("email_opt_out", "1"));
    store()
        .update(
            "Campaigns",
            campaignThere(name),
            Map.of("name", name + ", renamed", "status", "Inactive"));
    sync(connection);
    sync(connection);
    var here = api().get("/api/v1/campaigns/" + campaign).body();
    assertThat(here.path("name").asString()).isEqualTo(name + ", renamed");
    assertThat(here.path("status").toString()).as(here.toString()).containsIgnoringCase("paused");
    assertThat(api().get("/api/v1/people/" + person + "/consents").body().toString())
        .contains("denied");
  }

  @Test
  void aCampaignWithAMassMailingWaitsWithItsReason() {
    var name = "Crm " + Samples.word();
    var campaign = campaign(name);
    add(campaign, person("Jonas", "Frey", Samples.email()), "Registered");
    var connection = connected();
    var there =
        store()
            .create(
                "Campaigns",
                Map.of("name", name, "status", "Active", "campaign_type", "NewsLetter"));
    store().createMailing("December letter", there);
    sync(connection);

    assertThat(pair(campaign, connection, there).status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(store().related("Campaigns", there, "prospectlists")).isEmpty();
    assertThat(simulator().journal().mailsSent()).isZero();
    assertThat(api().get(path(connection) + "/inbox?limit=1000").body().toString())
        .contains("wouldStartAutomation")
        .contains("December letter");
  }
}
