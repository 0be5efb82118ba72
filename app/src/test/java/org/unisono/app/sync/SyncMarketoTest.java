package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.marketo.MarketoSimulator;

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
                "channel", "Webinar"),
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
