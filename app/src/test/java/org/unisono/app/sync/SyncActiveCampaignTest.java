package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;

/// A campaign whose members wear reserved tags, through the whole room.
class SyncActiveCampaignTest extends SyncRoomTest {

  private final ActiveCampaignSimulator site =
      Objects.requireNonNull(ActiveCampaignSimulator.start(0));

  @AfterEach
  void closeSite() {
    site.close();
  }

  private String connected() {
    var connection =
        connect(
            "activecampaign",
            site.baseUrl().toString(),
            Map.of(),
            Map.of("apiKey", site.ready().path("apiKey").asString()),
            "both");
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
