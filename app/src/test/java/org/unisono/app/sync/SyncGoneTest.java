package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// A campaign that is deleted there, or merged into another: a person is asked, and nobody is lost.
class SyncGoneTest extends SyncRoomTest {

  @Autowired private DSLContext sql;

  private final String name = "Gone " + Samples.word();
  private final List<String> emails = List.of(Samples.email(), Samples.email());
  private String campaign = "";
  private String connection = "";

  /// @return the campaign there
  private String twoMembers() {
    campaign = campaign(name);
    emails.forEach(e -> add(campaign, person("Gwen", "Gone", e), "Registered"));
    connection = toSalesforce("both");
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    assertThat(membersOf(remote())).isEqualTo(2);
    assertThat(twin().path("state").asString()).isEqualTo("inUnison");
    return remote();
  }

  private JsonNode twin() {
    return api().get("/api/v1/twins?campaignId=" + campaign).items().get(0);
  }

  private String remote() {
    return twin().path("remoteId").asString();
  }

  private long membersOf(String remote) {
    return salesforce.store().where("CampaignMember", "CampaignId", remote).size();
  }

  private String remoteCampaign(String called) {
    var remote = salesforce.store().create("Campaign", Map.of("Name", called));
    salesforce
        .store()
        .create(
            "CampaignMemberStatus",
            Map.of("CampaignId", remote, "Label", "Registered", "SortOrder", 9));
    return remote;
  }

  private void answer(JsonNode item, Map<String, String> answer) {
    var at = path(connection) + "/inbox/" + item.path("id").asString();
    var answered = api().post(at, answer);
    assertThat(answered.status()).as(answered.body().toString()).isIn(200, 204);
  }

  private JsonNode asked() {
    var items = inbox(connection, "twin");
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private void atRest() {
    long writes = salesforce.journal().writes();
    sync(connection);
    sync(connection);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(salesforce.journal().mailsSent()).isZero();
  }

  @Test
  void aCampaignThatIsDeletedThereIsAskedAboutOnceAndNobodyIsEndedHere() {
    var remote = twoMembers();
    salesforce.store().delete("Campaign", remote);
    add(campaign, person("Nina", "New", Samples.email()), "Registered");
    api().patch("/api/v1/campaigns/" + campaign, Map.of("description", "Moved here"), "");
    atRest();

    assertThat(twin().path("state").asString()).isEqualTo("goneThere");
    assertThat(twin().path("gone").asString()).isEqualTo("recycleBin");
    assertThat(asked().path("reason").asString()).isEqualTo("recycleBin");
    assertThat(asked().path("record").asString()).isEqualTo(name);
    assertThat(asked().path("theirs").asString()).isEqualTo(name);
    assertThat(asked().path("answers").toString())
        .isEqualTo("[\"part\",\"pair\",\"make\",\"dismiss\"]");
    assertThat(members(campaign)).isEqualTo(3);
    assertThat(inbox(connection, "gone")).isEmpty();
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("name").asString())
        .isEqualTo(name);
  }

  @Test
  void itIsMadeAnewThereWithEverybodyInIt() {
    var remote = twoMembers();
    api().patch("/api/v1/twins/" + twin().path("id").asString(), Map.of("members", "out"), "");
    salesforce.store().delete("Campaign", remote);
    sync(connection);

    answer(asked(), Map.of("take", "make"));
    sync(connection);
    sync(connection);

    assertThat(remote()).isNotEqualTo(remote);
    assertThat(membersOf(remote())).isEqualTo(2);
    assertThat(members(campaign)).isEqualTo(2);
    assertThat(twin().path("members").asString()).isEqualTo("out");
    assertThat(inbox(connection, "twin")).isEmpty();
    for (var email : emails) {
      assertThat(salesforce.store().where("Lead", "Email", email)).hasSize(1);
    }
    atRest();
    assertThat(twin().path("state").asString()).isEqualTo("inUnison");
  }

  @Test
  void itIsPairedWithAnotherOrParted() {
    var other = remoteCampaign(name + " B");
    var remote = twoMembers();
    salesforce.store().delete("Campaign", remote);
    sync(connection);

    answer(asked(), Map.of("take", "pair", "value", other));
    sync(connection);
    sync(connection);
    assertThat(remote()).isEqualTo(other);
    assertThat(membersOf(other)).isEqualTo(2);

    salesforce.store().delete("Campaign", other);
    sync(connection);
    answer(asked(), Map.of("take", "part"));
    atRest();
    assertThat(api().get("/api/v1/twins?campaignId=" + campaign).items()).isEmpty();
    assertThat(members(campaign)).isEqualTo(2);
  }

  @Test
  void whatIsKeptIsAskedAgainOnlyWhenAPersonWantsIt() {
    var remote = twoMembers();
    salesforce.store().delete("Campaign", remote);
    sync(connection);
    answer(asked(), Map.of("take", "dismiss"));
    atRest();
    assertThat(inbox(connection, "twin")).isEmpty();
    assertThat(twin().path("state").asString()).isEqualTo("goneThere");

    api().patch("/api/v1/twins/" + twin().path("id").asString(), Map.of("stopped", false), "");
    sync(connection);

    assertThat(asked().path("reason").asString()).isEqualTo("recycleBin");
    assertThat(members(campaign)).isEqualTo(2);
  }

  /// What a connector says of two campaigns that have become one, in the words in which it is kept.
  private void merged(String loser, String winner) {
    sql.execute(
        """
        update sync.mirror set gone = 'merged', became_kind = 'campaign', became_id = {1}
        where kind = 'campaign' and remote_id = {0}
        """,
        DSL.val(loser), DSL.val(winner));
    for (var member : salesforce.store().where("CampaignMember", "CampaignId", loser)) {
      salesforce
          .store()
          .create(
              "CampaignMember",
              Map.of(
                  "CampaignId", winner,
                  "LeadId", member.path("LeadId").asString(),
                  "Status", member.path("Status").asString()));
    }
    salesforce.store().delete("Campaign", loser);
  }

  @Test
  void aCampaignThatIsMergedIntoAnotherIsFollowed() {
    var winner = remoteCampaign(name + " W");
    var loser = twoMembers();
    merged(loser, winner);
    sync(connection);
    sync(connection);

    assertThat(remote()).isEqualTo(winner);
    assertThat(members(campaign)).isEqualTo(2);
    assertThat(membersOf(winner)).isEqualTo(2);
    assertThat(inbox(connection, "twin")).isEmpty();
    atRest();
  }

  @Test
  void oneThatIsMergedIntoAPairedOneIsAskedAbout() {
    var winner = remoteCampaign(name + " W");
    var loser = twoMembers();
    var paired = campaign(name + " W");
    assertThat(pair(paired, connection, winner).status()).isEqualTo(201);
    sync(connection);
    merged(loser, winner);
    sync(connection);
    atRest();

    assertThat(twin().path("state").asString()).isEqualTo("goneThere");
    assertThat(asked().path("reason").asString()).isEqualTo("merged");
    assertThat(asked().path("params").path("campaign").asString()).isEqualTo(name + " W");
    assertThat(members(campaign)).isEqualTo(2);
  }

  /// The word of the members comes first: that of their campaign only later, or never.
  @Test
  void membersOfACampaignThatCannotBeReadStayHere() {
    var remote = twoMembers();
    sql.execute(
        """
        update sync.mirror set gone = 'deleteFeed', dirty = true
        where kind = 'member' and campaign_remote = {0}
        """,
        DSL.val(remote));
    sql.execute(
        "update sync.mirror set remote_id = 'moved' where kind = 'campaign' and remote_id = {0}",
        DSL.val(remote));
    salesforce.store().delete("Campaign", remote);
    sync(connection);
    atRest();

    assertThat(members(campaign)).isEqualTo(2);
    assertThat(twin().path("state").asString()).isEqualTo("goneThere");
    assertThat(asked().path("reason").asString()).isEqualTo("unseen");
  }

  /// As if it had gone with its members in a run before.
  private void wasGone(String remote, String how) {
    sql.execute(
        """
        update sync.mirror set gone = {1}, dirty = false
        where remote_id = {0} or kind = 'member' and campaign_remote = {0}
        """,
        DSL.val(remote), DSL.val(how.equals("unseen") ? "deleteFeed" : how));
    if (how.equals("unseen")) {
      sql.execute(
          "update sync.mirror set gone = null where kind = 'campaign' and remote_id = {0}",
          DSL.val(remote));
    }
    sql.execute(
        "update sync.twins set gone = {1} where remote_id = {0}", DSL.val(remote), DSL.val(how));
  }

  @Test
  void aCampaignThatIsThereAgainGoesOnWithEverybodyInIt() {
    var remote = twoMembers();
    for (var how : List.of("recycleBin", "unseen")) {
      wasGone(remote, how);
      salesforce.store().update("Campaign", remote, Map.of("Description", "Back, " + how));
      sync(connection);
      sync(connection);

      assertThat(twin().path("state").asString()).as(how).isEqualTo("inUnison");
      assertThat(members(campaign)).isEqualTo(2);
      assertThat(membersOf(remote)).isEqualTo(2);
      assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("description").asString())
          .isEqualTo("Back, " + how);
    }
    atRest();
  }

  /// Whoever is gone when it is back may have gone with it.
  @Test
  void whoWasTakenOutWhileTheCampaignCouldNotBeSeenIsUnitedAndThatIsWrittenDown() {
    var remote = twoMembers();
    wasGone(remote, "unseen");
    var taken = salesforce.store().where("CampaignMember", "CampaignId", remote).getFirst();
    salesforce.store().delete("CampaignMember", taken.path("Id").asString());
    sync(connection);
    sync(connection);

    assertThat(members(campaign)).isEqualTo(2);
    assertThat(membersOf(remote)).isEqualTo(2);
    assertThat(api().get(path(connection) + "/ledger?limit=100").items().valueStream())
        .filteredOn(e -> e.path("answer").asString("").equals("campaignBack"))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.path("verb").asString()).isEqualTo("remove");
              assertThat(e.path("outcome").asString()).isEqualTo("lost");
              assertThat(e.path("from").asString()).isNotBlank();
              assertThat(e.path("personId").asString()).isNotBlank();
            });
    atRest();
  }
}
