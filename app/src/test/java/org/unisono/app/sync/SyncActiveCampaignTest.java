package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.jobs.Plug;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import tools.jackson.databind.JsonNode;

/// A campaign whose members wear reserved tags, through the whole room.
class SyncActiveCampaignTest extends SyncRoomTest {

  @Autowired private DSLContext sql;

  private final ActiveCampaignSimulator site =
      Objects.requireNonNull(ActiveCampaignSimulator.start(0));

  @AfterEach
  void closeSite() {
    site.close();
  }

  private String connected() {
    var connection = toActiveCampaign(site);
    arm(connection);
    return connection;
  }

  private String contact(String email) {
    return site.store().contactAt(email).map(c -> c.path("id").asString()).orElse("");
  }

  private List<String> tagsOf(String email) {
    var contact = contact(email);
    return contact.isEmpty() ? List.of() : site.store().tagsOf(contact);
  }

  private String head(String name) {
    return site.store().tags().stream()
        .filter(t -> t.path("description").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private String tag(String head, String status) {
    return "unisono:" + head + ":" + status;
  }

  private String tagId(String name) {
    return site.store().tags().stream()
        .filter(t -> t.path("tag").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  /// Four pages wear the tag. The work breaks off where the first people have been made: the roll
  /// is not yet read then, and the next run goes on and makes nobody twice.
  @Test
  void peopleAreMadeWhileMembersAreStillComingIn() {
    var word = Samples.word().toLowerCase(Locale.ROOT);
    var connection = toActiveCampaign(site);
    arm(connection);
    var campaign = campaign("Meanwhile " + word);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    var tag = tagId(tag(head("Meanwhile " + word), "Registered"));
    for (int i = 0; i < 350; i++) {
      var address = word + i + "@example.org";
      var contact = site.store().createContact(Map.of("email", address, "lastName", "M" + i));
      site.store().tag(contact, tag);
    }
    site.faults().arm(Fault.SLOW_DRIP, 300);
    Plug.breakAt("sync.strangersMet");
    api().post(path(connection) + "/sync", Map.of());
    await(() -> !api().get("/api/v1/people?q=" + word).items().isEmpty());
    int kept = rolled(connection);
    site.faults().clear(Fault.SLOW_DRIP);
    assertThat(kept).isPositive().isLessThan(350);

    await(() -> rolled(connection) == 350);
    sync(connection);
    var brake = inbox(connection, "brake").getFirst().path("id").asString();
    api().post(path(connection) + "/inbox/" + brake, Map.of("take", "confirm"));
    await(() -> memberCount(campaign) == 350);
    assertThat(peopleNamed(word)).isEqualTo(350);
  }

  /// Those of its campaigns there that have been read.
  private int rolled(String connection) {
    return count(
        """
        select count(*) from sync.mirror
        where connection_id = {0}::uuid and kind = 'member' and gone is null
        """,
        connection);
  }

  private int peopleNamed(String word) {
    return count("select count(*) from people.persons where email like {0} || '%'", word);
  }

  private int count(String query, String value) {
    return sql.fetchSingle(query, DSL.val(value)).get(0, Integer.class);
  }

  private int memberCount(String campaign) {
    return api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asInt();
  }

  @Test
  void aDealComesInWithItsMoneyAndItsPersonAndIsWon() {
    var name = "Deal " + Samples.word();
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    var contact = site.store().createContact(Map.of("email", email, "lastName", "Keller"));
    var deal =
        site.store()
            .createDeal(
                Map.of(
                    "title", name,
                    "contact", contact,
                    "value", "123450",
                    "currency", "sek",
                    "stage", "2"));
    var connection = connected();
    var armed = api().patch(path(connection) + "/streams/deals", Map.of("mode", "in"), "").status();
    assertThat(armed).isEqualTo(200);
    sync(connection);
    sync(connection);
    var open = deal(name);
    site.store().updateDeal(deal, Map.of("status", "1"));
    sync(connection);
    var won = deal(name);
    sync(connection);

    assertThat(open.path("contacts").path(0).asString()).isEqualTo(person);
    assertThat(open.path("amount").path("amount").asString()).isEqualTo("1234.50");
    assertThat(open.path("amount").path("currency").asString()).isEqualTo("SEK");
    assertThat(open.path("stage").asString()).isEqualTo("Offer made");
    assertThat(open.path("won").isNull()).isTrue();
    assertThat(won.path("won").asBoolean()).isTrue();
    assertThat(deal(name).path("version")).isEqualTo(won.path("version"));
  }

  private JsonNode deal(String name) {
    return api()
        .get("/api/v1/deals?limit=1000")
        .items()
        .valueStream()
        .filter(d -> d.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no deal " + name));
  }

  @Test
  void aMemberWearsTheTagOfTheStatusAndOneThatIsPutOnThereArrivesHere() {
    var name = "ActiveCampaign " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    add(campaign, person, "Registered");
    var connection = connected();

    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    var head = head(name);
    assertThat(tagsOf(email))
        .as(inbox(connection, "person") + " " + inbox(connection, "status"))
        .containsExactly(tag(head, "Registered"));

    site.store().tag(contact(email), tagId(tag(head, "Attended")));
    sync(connection);
    sync(connection);
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");

    site.store().subscribe(contact(email), site.store().lists().getFirst(), "2");
    sync(connection);
    sync(connection);
    assertThat(api().get("/api/v1/people/" + person + "/consents").body().toString())
        .containsIgnoringCase("denied");

    long writes = site.journal().writes();
    sync(connection);
    sync(connection);
    assertThat(site.journal().writes()).isEqualTo(writes);
    assertThat(site.journal().mailsSent()).isZero();
    assertThat(site.store().listStatus(contact(email), site.store().lists().getFirst()))
        .isEqualTo("2");
  }

  @Test
  void whatMovesHereReadsNoRollThatWasReadAMomentAgo() {
    var campaign = campaign("Roll " + Samples.word());
    var email = Samples.email();
    var person = person("Anna", "Keller", email);
    add(campaign, person, "Registered");
    var connection = connected();
    pair(campaign, connection, "");
    sync(connection);
    sync(connection);
    var rolls = rolls();

    api().patch("/api/v1/people/" + person, Map.of("lastName", "Berg"));
    await(() -> lastName(email).equals("Berg"));
    assertThat(rolls()).isEqualTo(rolls);
    sync(connection);
    assertThat(rolls()).isGreaterThan(rolls);
  }

  private long rolls() {
    return site.journal().calls().stream().filter(c -> c.target().contains("tagid=")).count();
  }

  private String lastName(String email) {
    return site.store().contactAt(email).orElseThrow().path("lastName").asString();
  }

  @Test
  void aMailingAListAndAnAutomationBelongToTheCampaignOnceSomebodySaysSo() {
    var word = Samples.word();
    var campaign = campaign("Autumn " + word);
    var email = Samples.email();
    add(campaign, person("Vera", "Nyman", email), "Registered");
    var connection = connected();
    var twin = "/api/v1/twins/" + pair(campaign, connection, "").body().path("id").asString();
    sync(connection);
    sync(connection);
    var send = site.store().createSend("Letter " + word, Map.of("status", "5", "send_amt", "90"));
    var automation = site.store().createAutomation("Call back", "", "");

    var offered = api().get(twin + "/assets?kind=send").items();
    assertThat(offered.get(0).path("name").asString()).isEqualTo("Letter " + word);
    assertThat(offered).hasSizeGreaterThan(1);
    assertThat(api().get(twin + "/assets?kind=send&search=" + word).items()).hasSize(1);
    assertThat(api().get(twin + "/assets?kind=flyer").code()).isEqualTo("unknownOption");

    for (var part : List.of(List.of("send", send), List.of("automation", automation))) {
      var body = Map.of("kind", part.get(0), "assetId", part.get(1));
      assertThat(api().post(twin + "/parts", body).status()).isEqualTo(201);
    }
    assertThat(api().post(twin + "/parts", Map.of("kind", "list", "assetId", "999")).code())
        .isEqualTo("notFound");
    var parts = api().get(twin + "/parts").items();
    assertThat(parts).hasSize(2);
    assertThat(parts.get(1).path("standing").asString()).isEqualTo("done");
    assertThat(parts.get(1).path("figures").path("sent").asLong()).isEqualTo(90);
    assertThat(api().get(twin).body().path("parts").findValuesAsString("label"))
        .contains("Letter " + word, "Call back");

    assertThat(site.journal().mailsSent()).isZero();
    var started = api().post(twin + "/automations/" + automation + "/start", Map.of());
    assertThat(started.body().path("people").asInt()).isEqualTo(1);
    assertThat(site.journal().mailsSent()).isEqualTo(1);

    assertThat(api().delete(twin + "/parts/automation/" + automation, "\"0\"").status())
        .isEqualTo(204);
    assertThat(api().delete(twin + "/parts/automation/" + automation, "\"0\"").code())
        .isEqualTo("notFound");
    assertThat(api().get(twin + "/automations").items()).isEmpty();
    assertThat(api().get(twin).body().path("remoteUrl").asString())
        .startsWith(site.baseUrl() + "/app/contacts");
  }

  @Test
  void aTagThatWouldStartAnAutomationWaitsWithItsReason() {
    var name = "ActiveCampaign " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    add(campaign, person("Jonas", "Frey", email), "Registered");
    var connection = connected();
    site.store().createAutomation("Thank them", "tagadd", "");

    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);

    assertThat(tagsOf(email)).isEmpty();
    assertThat(site.journal().mailsSent()).isZero();
    assertThat(api().get(path(connection) + "/inbox?limit=1000").body().toString())
        .contains("wouldStartAutomation")
        .contains("Thank them");
  }
}
