package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.marketo.MarketoSimulator;

/// Beside the link that Marketo has with Dynamics itself.
class SyncDynamicsBridgeTest extends SyncRoomTest {

  private static final List<String> STREAMS = List.of("campaigns", "members", "people", "consent");

  private final DynamicsSimulator dynamics = Objects.requireNonNull(DynamicsSimulator.start(0));
  private final MarketoSimulator marketo = Objects.requireNonNull(MarketoSimulator.start(0));

  @AfterEach
  void closeBoth() {
    dynamics.close();
    marketo.close();
  }

  private String toDynamics() {
    return armed(toDynamics(dynamics, "both"));
  }

  private String toMarketo() {
    var ready = marketo.ready();
    return armed(
        connect(
            "marketo",
            marketo.baseUrl().toString(),
            Map.of(
                "clientId",
                ready.path("clientId").asString(),
                "folder",
                "12",
                "channel",
                "Webinar"),
            Map.of("clientSecret", ready.path("clientSecret").asString()),
            "both"));
  }

  private String armed(String connection) {
    for (var stream : STREAMS) {
      var armed = api().patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"), "");
      assertThat(armed.status()).as(stream).isEqualTo(200);
    }
    return connection;
  }

  /// As the link brings somebody to Marketo.
  private String carried(String email, String last, String type, String id) {
    var lead = marketo.store().createLead(Map.of("email", email, "lastName", last));
    marketo.store().linkWithDynamics(lead, type, id);
    return lead;
  }

  private void somebodyWasCarried() {
    var contact =
        dynamics
            .store()
            .create("contact", Map.of("lastname", "Carried", "emailaddress1", Samples.email()));
    carried(Samples.email(), "Carried", "Contact", contact);
  }

  private String leadOf(String email) {
    var leads = dynamics.store().where("lead", "emailaddress1", email);
    assertThat(leads).hasSize(1);
    return leads.getFirst().path("leadid").asString();
  }

  private String program(String name) {
    return marketo.store().programs().stream()
        .filter(p -> p.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  /// The id tells who it is, although the address is another one and the id stands in capitals.
  @Test
  void whomTheLinkCarriesIsNotMadeInMarketoASecondTime() {
    somebodyWasCarried();
    var name = "Linked " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var last = "Linked" + Samples.word();
    add(campaign, person("Bea", last, email), "Registered");
    var crm = toDynamics();
    var automation = toMarketo();
    pair(campaign, crm, "");
    sync(crm);
    var lead = leadOf(email);

    pair(campaign, automation, "");
    sync(automation);
    sync(automation);
    assertThat(marketo.store().leadsAt(email)).isEmpty();
    assertThat(inbox(automation, "person"))
        .anyMatch(i -> i.path("reason").asString().equals("bridgeCarries"));

    var there = carried(Samples.email(), last, "Lead", lead.toUpperCase(Locale.ROOT));
    sync(automation);
    sync(automation);

    assertThat(marketo.store().leadsAt(email)).isEmpty();
    assertThat(marketo.store().member(program(name), there).orElseThrow().toString())
        .contains("Registered");
    assertThat(inbox(automation, "person"))
        .noneMatch(i -> i.path("reason").asString().equals("bridgeCarries"));
  }

  /// Such a person waits until Marketo hands them over.
  @Test
  void whoIsInMarketoIsNotMadeInDynamicsBesideTheLink() {
    somebodyWasCarried();
    var campaign = campaign("Linked " + Samples.word());
    var email = Samples.email();
    add(campaign, person("Ida", "Linked" + Samples.word(), email), "Registered");
    var automation = toMarketo();
    var crm = toDynamics();
    pair(campaign, automation, "");
    sync(automation);
    assertThat(marketo.store().leadsAt(email)).hasSize(1);

    pair(campaign, crm, "");
    sync(crm);
    sync(crm);

    assertThat(dynamics.store().where("lead", "emailaddress1", email)).isEmpty();
    assertThat(dynamics.store().where("contact", "emailaddress1", email)).isEmpty();
    assertThat(inbox(crm, "person"))
        .anyMatch(
            i ->
                i.path("reason").asString().equals("unassigned")
                    && i.path("params").path("system").asString().equals("Marketo Engage"));
  }
}
