package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import tools.jackson.databind.node.ObjectNode;

/// A campaign with marketing lists and responses, through the whole room.
class SyncDynamicsTest extends SyncRoomTest {

  private final DynamicsSimulator dynamics = Objects.requireNonNull(DynamicsSimulator.start(0));

  @AfterEach
  void closeDynamics() {
    dynamics.close();
  }

  private String connected() {
    var connection = toDynamics(dynamics, "both");
    for (var stream : List.of("campaigns", "statuses", "members", "people", "consent")) {
      assertThat(
              api()
                  .patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"), "")
                  .status())
          .as(stream)
          .isEqualTo(200);
    }
    return connection;
  }

  private String only(String table, String property, String value, String key) {
    var rows = dynamics.store().where(table, property, value);
    assertThat(rows).as(table + " " + value).hasSize(1);
    return rows.getFirst().path(key).asString();
  }

  private List<ObjectNode> responses(String campaign) {
    return dynamics.store().where("campaignresponse", "_regardingobjectid_value", campaign);
  }

  @Test
  void aMemberIsPutOnOurListAndAnswersGoBothWays() {
    var name = "Dynamics " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    add(campaign, person, "Registered");
    var connection = connected();

    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    var there = only("campaign", "name", name, "campaignid");
    var lead = only("lead", "emailaddress1", email, "leadid");
    var lists = dynamics.store().listsOf(there);
    assertThat(lists)
        .as(inbox(connection, "person") + " " + inbox(connection, "status"))
        .hasSize(1);
    assertThat(dynamics.store().onList(lists.getFirst().path("listid").asString()))
        .containsExactly(lead);
    assertThat(responses(there))
        .singleElement()
        .satisfies(r -> assertThat(r.path("category").asString()).isEqualTo("Registered"))
        .satisfies(r -> assertThat(r.path("responsecode").asInt()).isEqualTo(1));

    var response = responses(there).getFirst().path("activityid").asString();
    dynamics.store().update("campaignresponse", response, Map.of("category", "Attended"));
    sync(connection);
    sync(connection);
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");

    long writes = dynamics.journal().writes();
    sync(connection);
    sync(connection);
    assertThat(dynamics.journal().writes()).isEqualTo(writes);
    assertThat(dynamics.journal().mailsSent()).isZero();
  }

  @Test
  void anOptOutThereArrivesHereAndAContactOnTheirListBecomesAMember() {
    var name = "Dynamics " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Jonas", "Frey", email);
    var there = dynamics.store().create("campaign", Map.of("name", name));
    var contact =
        dynamics
            .store()
            .create(
                "contact",
                Map.of("firstname", "Jonas", "lastname", "Frey", "emailaddress1", email));
    var list = dynamics.store().create("list", Map.of("listname", "Theirs", "createdfromcode", 2));
    dynamics.store().addToList(list, contact);
    dynamics.store().addListToCampaign(there, list);
    dynamics.store().update("contact", contact, Map.of("donotbulkemail", true));
    var connection = connected();
    sync(connection);

    assertThat(pair(campaign, connection, there).status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Invited");
    var consents =
        api().get("/api/v1/people/" + person + "/consents").items().valueStream().toList();
    assertThat(consents)
        .anyMatch(
            c ->
                c.path("purpose").asString().equals("allMarketing")
                    && c.path("state").asString().equals("denied"));
    assertThat(dynamics.store().onList(list)).containsExactly(contact);
    assertThat(inbox(connection, "status")).isEmpty();
  }

  /// They are there without anybody attaching them, and cannot be attached or detached.
  @Test
  void theActivitiesOfACampaignAreShownAsItsParts() {
    var name = "Dynamics " + Samples.word();
    var campaign = campaign(name);
    var connection = connected();
    var twin = "/api/v1/twins/" + pair(campaign, connection, "").id();
    sync(connection);
    var there = only("campaign", "name", name, "campaignid");
    var bind = "regardingobjectid_campaign_campaignactivity@odata.bind";
    var activity =
        dynamics
            .store()
            .create(
                "campaignactivity",
                Map.of(
                    "subject",
                    "Call the guests",
                    "channeltypecode",
                    1,
                    "actualcost",
                    120.5,
                    bind,
                    "/campaigns(" + there + ")"));

    var parts = api().get(twin + "/parts").items();
    assertThat(parts).hasSize(1);
    var part = parts.get(0);
    assertThat(part.path("kind").asString()).isEqualTo("activity");
    assertThat(part.path("name").asString()).isEqualTo("Call the guests");
    assertThat(part.path("standing").asString()).isEqualTo("draft");
    assertThat(part.path("details").path("channel").asString()).isEqualTo("Phone");
    assertThat(part.path("details").path("actualCost").asString()).isEqualTo("120.5");
    assertThat(part.path("attached").asBoolean()).isFalse();
    var body = Map.of("kind", "activity", "assetId", activity);
    assertThat(api().post(twin + "/parts", body).code()).isEqualTo("unknownOption");
    assertThat(api().delete(twin + "/parts/activity/" + activity, "\"0\"").code())
        .isEqualTo("notFound");
    var activities = dynamics.store().where("campaignactivity", "activityid", activity);
    sync(connection);
    sync(connection);
    assertThat(dynamics.store().where("campaignactivity", "activityid", activity))
        .isEqualTo(activities);
  }

  @Test
  void whatMovesHereLooksAtNoListThatWasLookedAtAMomentAgo() {
    var campaign = campaign("Dynamics " + Samples.word());
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    add(campaign, person, "Registered");
    var connection = connected();
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    sync(connection);
    long looks = looksAtLists();

    api().patch("/api/v1/people/" + person, Map.of("lastName", "Berg"));
    await(() -> !dynamics.store().where("lead", "lastname", "Berg").isEmpty());
    assertThat(looksAtLists()).isEqualTo(looks);
    sync(connection);
    assertThat(looksAtLists()).isGreaterThan(looks);
  }

  private long looksAtLists() {
    return dynamics.journal().calls().stream()
        .filter(c -> c.target().contains("campaignlist_association"))
        .count();
  }

  @Test
  void aWriteThatWouldStartAWorkflowWaitsWithItsReason() {
    var name = "Dynamics " + Samples.word();
    var campaign = campaign(name);
    add(campaign, person("Mia", "Lang", Samples.email()), "Registered");
    var connection = connected();
    var process =
        dynamics
            .store()
            .create(
                "workflow",
                Map.of(
                    "name",
                    "Thank them",
                    "category",
                    0,
                    "type",
                    1,
                    "primaryentity",
                    "campaignresponse",
                    "triggeroncreate",
                    true));
    dynamics.store().update("workflow", process, Map.of("statecode", 1));

    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(responses(only("campaign", "name", name, "campaignid"))).isEmpty();
    assertThat(dynamics.journal().mailsSent()).isZero();
    assertThat(api().get(path(connection) + "/inbox?limit=1000").body().toString())
        .contains("wouldStartAutomation")
        .contains("Thank them");
  }
}
