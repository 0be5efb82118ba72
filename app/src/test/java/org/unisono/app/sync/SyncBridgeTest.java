package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Beside a bridge that the two vendors have between themselves.
class SyncBridgeTest extends SyncRoomTest {

  /// A contact over there that the bridge has carried, so that it is known to run.
  private void somebodyWasCarried() {
    var lead =
        salesforce
            .store()
            .create(
                "Lead", Map.of("LastName", "Carried", "Email", Samples.email(), "Company", "C"));
    hubSpot
        .store()
        .carryIn(Samples.email(), Map.of("salesforceleadid", lead, "lastname", "Carried"));
  }

  @Test
  void whomTheBridgeCarriesIsNotMadeASecondTime() {
    somebodyWasCarried();
    var campaign = campaign("Bridge " + Samples.word());
    var email = Samples.email();
    var name = "Bridge" + Samples.word();
    var person = person("Bea", name, email);
    add(campaign, person, "Registered");
    var sf = toSalesforce("both");
    var hs = toHubSpot("both");
    arm(sf);
    arm(hs);
    pair(campaign, sf, "");
    sync(sf);
    assertThat(salesforce.store().where("Lead", "Email", email)).hasSize(1);

    pair(campaign, hs, "");
    sync(hs);
    sync(hs);
    assertThat(hubSpot.store().contactByEmail(email)).isEmpty();
    assertThat(inbox(hs, "person"))
        .anyMatch(i -> i.path("reason").asString().equals("bridgeCarries"));

    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    hubSpot.store().carryIn(email, Map.of("salesforceleadid", lead, "lastname", name));
    sync(hs);
    sync(hs);

    var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
    assertThat(attendance(contact)).isEqualTo("REGISTERED");
    assertThat(inbox(hs, "person"))
        .noneMatch(i -> i.path("reason").asString().equals("bridgeCarries"));
  }

  /// Before anything is armed, and from either end.
  @Test
  void theRoadThatPeopleTakeIsShown() {
    var hs = toHubSpot("none");
    sync(hs);
    assertThat(bridges(hs)).isEmpty();
    somebodyWasCarried();
    hubSpot.store().carryIn(Samples.email(), Map.of("lastname", "Alone"));
    sync(hs);

    var unseen = bridges(hs);
    assertThat(unseen).hasSize(1);
    assertThat(unseen.getFirst().path("system").asString()).isEqualTo("salesforce");
    assertThat(unseen.getFirst().path("stream").asString()).isEqualTo("people");
    int carried = unseen.getFirst().path("carried").asInt();
    assertThat(carried).isPositive().isLessThan(unseen.getFirst().path("looked").asInt());

    var sf = toSalesforce("none");
    assertThat(bridges(sf)).as("nothing was read there").isEmpty();
    sync(sf);
    assertThat(bridges(hs)).hasSize(1).noneMatch(b -> b.path("connectionId").isNull());
    assertThat(bridges(sf))
        .anySatisfy(
            b -> {
              assertThat(b.path("system").asString()).isEqualTo("hubspot");
              assertThat(b.path("connectionId").asString()).isEqualTo(hs);
              assertThat(b.path("carried").asInt()).isEqualTo(carried);
            });
  }

  private List<JsonNode> bridges(String connection) {
    return api().get(path(connection) + "/bridges").body().path("items").valueStream().toList();
  }

  @Test
  void whoIsKnownByTheIdOfTheBridgeNeedsNoAddress() {
    theIdTellsWhoItIs(false);
  }

  @Test
  void theIdIsUnderstoodWhenTheOtherSystemIsReadLater() {
    theIdTellsWhoItIs(true);
  }

  private void theIdTellsWhoItIs(boolean hubSpotFirst) {
    var email = Samples.email();
    var name = "Bridge" + Samples.word();
    var person = person("Ida", name, email);
    var lead =
        salesforce.store().create("Lead", Map.of("LastName", name, "Email", email, "Company", "C"));
    var elsewhere = Samples.email();
    hubSpot.store().carryIn(elsewhere, Map.of("salesforceleadid", lead, "lastname", name));
    var sf = toSalesforce("none");
    var hs = toHubSpot("none");
    if (hubSpotFirst) {
      arm(hs);
      sync(hs);
    }
    arm(sf);
    sync(sf);
    arm(hs);
    sync(hs);
    sync(hs);

    var contact = hubSpot.store().contactByEmail(elsewhere).orElseThrow().path("id").asString();
    assertThat(api().get("/api/v1/people/" + person).body().path("identities").toString())
        .contains(contact);
  }
}
