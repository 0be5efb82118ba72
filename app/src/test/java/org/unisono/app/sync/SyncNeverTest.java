package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.unisono.app.testing.Samples;

/// What a sync never does, whatever the other side says.
@ExtendWith(OutputCaptureExtension.class)
class SyncNeverTest extends SyncRoomTest {

  private String exclusive(String name, String group) {
    return api()
        .post(
            "/api/v1/campaigns",
            Map.of(
                "name",
                name,
                "type",
                "webinar",
                "policy",
                Map.of("membership", "exclusive", "group", group, "onClash", "move")))
        .id();
  }

  private String remoteWith(String name, String email, String status) {
    var store = salesforce.store();
    var remote = store.create("Campaign", Map.of("Name", name));
    store.create(
        "CampaignMemberStatus",
        Map.of("CampaignId", remote, "Label", status, "SortOrder", 9, "HasResponded", true));
    var lead = store.create("Lead", Map.of("LastName", "Never", "Email", email, "Company", "C"));
    store.create("CampaignMember", Map.of("CampaignId", remote, "LeadId", lead, "Status", status));
    return remote;
  }

  /// Never 9: a member is taken out of another campaign by a sync.
  @Test
  void nobodyIsMovedOutOfAnotherCampaign() {
    var group = "g" + Samples.word();
    var name = "Never " + Samples.word();
    var standing = exclusive(name + " A", group);
    var joining = exclusive(name + " B", group);
    var email = Samples.email();
    var person = person("Nella", "Never", email);
    add(standing, person, "Registered");
    var remote = remoteWith(name + " B", email, "Registered");
    var sf = toSalesforce("both");
    arm(sf);
    sync(sf);

    assertThat(pair(joining, sf, remote).status()).isEqualTo(201);
    sync(sf);
    sync(sf);

    assertThat(member(standing, person).path("standing").asString()).isEqualTo("active");
    assertThat(api().get("/api/v1/campaigns/" + joining + "/members/" + person).body().toString())
        .doesNotContain("\"standing\":\"active\"");
    assertThat(api().get(path(sf) + "/inbox?limit=1000").items())
        .anyMatch(i -> i.path("campaignId").asString("").equals(joining));
  }

  /// Never 2: a first join creates people without the switch.
  @Test
  void withoutTheSwitchNobodyIsMadeOnEitherSide() {
    var name = "Never " + Samples.word();
    var campaign = campaign(name);
    var ours = Samples.email();
    add(campaign, person("Only", "Here", ours), "Registered");
    var theirs = Samples.email();
    var remote = remoteWith(name, theirs, "Registered");
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);

    pair(campaign, sf, remote);
    sync(sf);
    sync(sf);

    assertThat(salesforce.store().where("Lead", "Email", ours)).isEmpty();
    assertThat(api().get("/api/v1/people?q=" + theirs).items()).isEmpty();
  }

  /// Never 5: membership is written to a consent object.
  @Test
  void noMembershipTouchesAnOptOut() {
    var campaign = campaign("Never " + Samples.word());
    List<String> emails = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      emails.add(Samples.email());
      add(campaign, person("Never", "P" + i, emails.getLast()), "Registered");
    }
    var sf = toSalesforce("both");
    var hs = toHubSpot("both");
    arm(sf);
    arm(hs);
    pair(campaign, sf, "");
    pair(campaign, hs, "");
    sync(sf);
    sync(hs);

    for (var email : emails) {
      assertThat(salesforce.store().where("Lead", "Email", email))
          .singleElement()
          .matches(lead -> !lead.path("HasOptedOutOfEmail").asBoolean(false));
    }
    assertThat(hubSpot.journal().calls())
        .noneMatch(
            call ->
                call.target().contains("communication-preferences")
                    && !call.method().equals("GET")
                    && !call.target().contains("batch/read"));
  }

  /// Never 7: an edit disappears. One system takes somebody out, and another one raises them
  /// before it has heard of that.
  @Test
  void whatBecameOfSomebodyWhoWasTakenOutElsewhereIsWrittenDown() {
    var name = "Never " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var person = person("Never", "Out", email);
    add(campaign, person, "Registered");
    var sf = toSalesforce("both");
    var hs = toHubSpot("both");
    arm(sf);
    arm(hs);
    pair(campaign, sf, "");
    pair(campaign, hs, "");
    for (int i = 0; i < 2; i++) {
      sync(sf);
      sync(hs);
    }
    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    var row = salesforce.store().where("CampaignMember", "LeadId", lead).getFirst();
    var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
    var event =
        hubSpot.store().events().stream()
            .filter(e -> e.path("eventName").asString("").equals(name))
            .findFirst()
            .orElseThrow();

    hubSpot.store().attend(event.path("objectId").asString(), contact, "ATTENDED");
    salesforce.store().delete("CampaignMember", row.path("Id").asString());
    for (int i = 0; i < 3; i++) {
      sync(sf);
      sync(hs);
    }

    assertThat(member(campaign, person).path("standing").asString()).isEqualTo("ended");
    assertThat(api().get(path(hs) + "/ledger?limit=200").items())
        .filteredOn(e -> e.path("outcome").asString("").equals("lost"))
        .singleElement()
        .matches(e -> e.path("personId").asString("").equals(person))
        .matches(e -> e.path("to").asString("").equals("ATTENDED"))
        .matches(e -> e.path("answer").asString("").equals("excluded"));
  }

  /// Never 10: a secret, a token or a person's data stands in a log.
  @Test
  void noSecretAndNobodysDataStandsInTheLog(CapturedOutput output) {
    var name = "Never " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    add(campaign, person("Verborgen", "Geheimnis", email), "Registered");
    var sf = toSalesforce("both");
    arm(sf);
    pair(campaign, sf, "");
    salesforce.faults().arm(org.unisono.simulators.Fault.FAIL_500_AFTER_WRITE, 5);
    sync(sf);
    salesforce.faults().arm(org.unisono.simulators.Fault.GARBAGE_HTML, 3);
    sync(sf);
    salesforce.faults().clearAll();
    connect(
        "hubspot",
        hubSpot.baseUrl().toString(),
        Map.of(),
        Map.of("accessToken", "pat-very-secret"),
        "none");

    assertThat(output.getAll())
        .doesNotContain(email)
        .doesNotContain("Geheimnis")
        .doesNotContain("pat-very-secret")
        .doesNotContain(salesforce.ready().path("clientSecret").asString())
        .doesNotContain(salesforce.ready().path("accessToken").asString());
  }
}
