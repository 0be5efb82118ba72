package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import org.unisono.simulators.NativeLink;
import org.unisono.simulators.salesforce.SalesforceSimulator;

class FaultsTest extends HubSpotCase {
  @Test
  void aStormNamesBothWindows() {
    sim.faults().arm(Fault.STORM_429, 2);
    var first = api.get(CONTACTS);
    var second = api.get(CONTACTS);
    assertThat(first.status()).isEqualTo(429);
    assertThat(
            List.of(Json.text(first.json(), "policyName"), Json.text(second.json(), "policyName")))
        .containsExactlyInAnyOrder("TEN_SECONDLY_ROLLING", "DAILY");
    assertThat(first.headers()).containsKey("x-hubspot-ratelimit-max");
    assertThat(category(first.json())).isEqualTo("RATE_LIMITS");
    assertThat(api.get(CONTACTS).status()).isEqualTo(200);
  }

  @Test
  void aTokenDiesBetweenPagesOnce() {
    sim.faults().arm(Fault.EXPIRE_TOKEN_MID_PAGE, 1);
    var next = api.get(CONTACTS + "?limit=2").json().path("paging").path("next").path("after");
    var second = api.get(CONTACTS + "?limit=2&after=" + next.asString());
    assertThat(second.status()).isEqualTo(401);
    assertThat(category(second.json())).isEqualTo("EXPIRED_AUTHENTICATION");
    assertThat(api.get(CONTACTS).status()).isEqualTo(401);
    assertThat(api.get(CONTACTS).status()).isEqualTo(200);
  }

  @Test
  void aPageIsMissingOrComesTwice() {
    sim.faults().arm(Fault.MISSING_PAGE, 1);
    assertThat(api.get(CONTACTS + "?limit=2").json().has("paging")).isFalse();
    var first = api.get(CONTACTS + "?limit=2").json();
    sim.faults().arm(Fault.DUPLICATE_PAGE, 1);
    var after = first.path("paging").path("next").path("after").asString();
    var again = api.get(CONTACTS + "?limit=2&after=" + after).json();
    assertThat(again.path("results")).isEqualTo(first.path("results"));
  }

  @Test
  void aWriteThatFailsAfterwardsHasHappened() {
    sim.faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var answer = api.post("/marketing/v3/campaigns", properties(Map.of("hs_name", "Ghost")));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(sim.store().campaigns()).anyMatch(c -> c.toString().contains("Ghost"));
  }

  @Test
  void ghostValuesRemovedFieldsAndNarrowedRightsShow() {
    var campaign = aCampaign("C");
    var path = "/marketing/v3/campaigns/" + campaign + "?properties=hs_campaign_status";
    sim.faults().arm(Fault.UNKNOWN_PICKLIST_VALUE);
    assertThat(api.get(path).json().path("properties").path("hs_campaign_status").asString())
        .isEqualTo("on_hold");
    sim.faults().arm(Fault.REMOVED_FIELD, "contacts.phone");
    assertThat(api.post(CONTACTS, properties(Map.of("phone", "1"))).status()).isEqualTo(400);
    assertThat(api.get("/crm/v3/properties/contacts/phone").status()).isEqualTo(404);
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    var write = api.post(CONTACTS, properties(Map.of("email", "x@example.com")));
    assertThat(write.status()).isEqualTo(403);
    assertThat(category(write.json())).isEqualTo("MISSING_SCOPES");
    assertThat(api.get(CONTACTS + "?limit=100").json().path("results").size()).isLessThan(3);
  }

  @Test
  void anUnknownPathIsHubSpotsNotFound() {
    var answer = api.get("/crm/v9/nothing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(category(answer.json())).isEqualTo("OBJECT_NOT_FOUND");
    assertThat(sim.journal().unknownPaths()).isEqualTo(1);
  }

  @Test
  void aPersonChangesThingsOnThePage() {
    assertThat(api.get("/").body()).contains("Solar webinar", "Set attendance", "Newsletter");
    var event = Json.text(sim.store().events().getFirst(), "objectId");
    var contact = Json.text(sim.store().participations(event).getFirst(), "contactId");
    var form = Map.of("event", event, "contact", contact, "state", "ATTENDED");
    assertThat(api.form("/page/attendance", form).status()).isEqualTo(303);
    assertThat(Json.text(sim.store().participations(event).getFirst(), "attendanceState"))
        .isEqualTo("ATTENDED");
    var campaign = aCampaign("Page");
    var change = Map.of("id", campaign, "field", "hs_campaign_status", "value", "ghost");
    assertThat(api.form("/page/campaign", change).body()).contains("Not saved");
  }

  @Test
  void stateSurvivesARestart(@TempDir Path folder) {
    var kept = HubSpotSimulator.start(Launch.onPort(0).keepingStateIn(folder));
    var contact = kept.store().create("contacts", Map.of("email", "kept@example.com"));
    var list = kept.store().createList("Kept");
    kept.store().changeMembers(list, List.of(contact), List.of());
    kept.store().unsubscribeAll("kept@example.com");
    kept.close();
    try (var again = HubSpotSimulator.start(Launch.onPort(0).keepingStateIn(folder))) {
      assertThat(again.store().members(list)).containsExactly(contact);
      assertThat(again.store().contactByEmail("kept@example.com")).isPresent();
      assertThat(again.store().events()).hasSize(1);
      assertThat(
              again
                  .store()
                  .participations(Json.text(again.store().events().getFirst(), "objectId")))
          .hasSize(1);
    }
  }

  @Test
  void theVendorsOwnBridgeCarriesALeadOver() {
    try (var salesforce = SalesforceSimulator.start(0)) {
      NativeLink.between(salesforce, sim);
      var lead =
          salesforce
              .store()
              .create(
                  "Lead",
                  Map.of("LastName", "Bridge", "Company", "A", "Email", "bridge@example.com"));
      var contact = sim.store().contactByEmail("bridge@example.com").orElseThrow();
      assertThat(Json.text(contact.path("properties"), "salesforceleadid")).isEqualTo(lead);
      salesforce.automate(Json.object().put("nativeHubSpotLink", false));
      salesforce
          .store()
          .create(
              "Lead", Map.of("LastName", "Quiet", "Company", "A", "Email", "quiet@example.com"));
      assertThat(sim.store().contactByEmail("quiet@example.com")).isEmpty();
    }
  }
}
