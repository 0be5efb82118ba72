package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;
import org.unisono.simulators.marketo.MarketoSimulator;

/// Absence is not deletion: where no feed tells who left, two whole listings have to agree.
class SyncAbsenceTest extends SyncRoomTest {

  private final MarketoSimulator marketo = Objects.requireNonNull(MarketoSimulator.start(0));

  private String campaign = "";
  private String program = "";
  private String connection = "";
  private String stays = "";
  private String leaves = "";
  private String leavingLead = "";

  @AfterEach
  void closeMarketo() {
    marketo.close();
  }

  private void twoMembers() {
    var name = "Absence " + Samples.word();
    var email = Samples.email();
    campaign = campaign(name);
    stays = person("Stina", "Stays", Samples.email());
    leaves = person("Lea", "Leaves", email);
    add(campaign, stays, "Registered");
    add(campaign, leaves, "Registered");
    connection =
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
      api().patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"), "");
    }
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    program =
        marketo.store().programs().stream()
            .filter(p -> p.path("name").asString().equals(name))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(marketo.store().members(program)).hasSize(2);
    leavingLead = marketo.store().leadsAt(email).getFirst().path("id").asString();
    // Two listings under the same rights, so that what follows has something to be held against.
    sync(connection);
    sync(connection);
  }

  private String standing(String person) {
    return member(campaign, person).path("standing").asString();
  }

  @Test
  void whoIsMissingInOneListingStaysAndInTwoHasLeft() {
    twoMembers();
    marketo.store().removeMember(program, leavingLead);

    sync(connection);
    assertThat(standing(leaves)).isEqualTo("active");
    sync(connection);

    assertThat(standing(leaves)).isEqualTo("ended");
    assertThat(standing(stays)).isEqualTo("active");
    assertThat(marketo.store().members(program)).hasSize(1);
    sync(connection);
    assertThat(marketo.store().members(program)).hasSize(1);
  }

  @Test
  void whoIsMissingOnlyBecauseAPageWasLostStays() {
    twoMembers();
    marketo.faults().arm(Fault.MISSING_PAGE, 1_000);

    for (int i = 0; i < 4; i++) {
      sync(connection);
    }
    marketo.faults().clear(Fault.MISSING_PAGE);

    assertThat(standing(leaves)).isEqualTo("active");
    assertThat(standing(stays)).isEqualTo("active");
  }

  @Test
  void aListingUnderOtherRightsProvesNothing() {
    twoMembers();
    marketo.store().removeMember(program, leavingLead);
    sync(connection);
    marketo.faults().arm(Fault.RIGHTS_NARROWED, 1_000);
    sync(connection);
    sync(connection);

    assertThat(standing(leaves)).isEqualTo("active");
    assertThat(standing(stays)).isEqualTo("active");
  }
}
