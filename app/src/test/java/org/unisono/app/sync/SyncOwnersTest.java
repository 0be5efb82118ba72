package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import tools.jackson.databind.JsonNode;

/// Owners of campaigns: they travel with whoever is the same person on both sides, and stay where
/// nobody is.
class SyncOwnersTest extends SyncRoomTest {

  private final String word = Samples.word();

  /// Somebody of ours; the login is an address.
  private String ours(String login) {
    var user =
        Map.of(
            "login",
            login,
            "name",
            "Ours " + login,
            "password",
            "correct horse battery",
            "role",
            "admin");
    var answer = api().post("/api/v1/users", user);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.id();
  }

  private static String address(String name) {
    return "%s.%s@example.com".formatted(name, Samples.word()).toLowerCase(Locale.ROOT);
  }

  private String theirs(String address, boolean active) {
    return salesforce
        .store()
        .create(
            "User",
            Map.of(
                "Username",
                address,
                "LastName",
                "Theirs " + address,
                "Email",
                address.toUpperCase(Locale.ROOT),
                "IsActive",
                active));
  }

  private void own(String campaign, String user) {
    var at = "/api/v1/campaigns/" + campaign;
    var answer = api().patch(at, Map.of("ownerId", user), api().get(at).etag());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private String ownerOf(String campaign) {
    return api().get("/api/v1/campaigns/" + campaign).body().path("ownerId").asString("");
  }

  private String remoteOf(String campaign) {
    return api()
        .get("/api/v1/twins?campaignId=" + campaign)
        .items()
        .valueStream()
        .map(t -> t.path("remoteId").asString(""))
        .findFirst()
        .orElse("");
  }

  private String ownerThere(String campaign) {
    return salesforce
        .store()
        .find("Campaign", remoteOf(campaign))
        .orElseThrow()
        .path("OwnerId")
        .asString();
  }

  private JsonNode user(String connection, String id) {
    return api()
        .get(path(connection) + "/users?limit=1000")
        .items()
        .valueStream()
        .filter(u -> u.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Api.Answer decide(String connection, String id, String decision, String user) {
    Map<String, Object> body = new HashMap<>(Map.of("decision", decision));
    if (!user.isEmpty()) {
      body.put("userId", user);
    }
    return api().patch(path(connection) + "/users/" + id, body);
  }

  @Test
  void anOwnerWithTheSameAddressTravelsThereAndBack() {
    var address = address("anna");
    var other = address("carlo");
    var anna = ours(address);
    var carlo = ours(other);
    var annaThere = theirs(address, true);
    var carloThere = theirs(other, true);
    var sf = toSalesforce("none");
    arm(sf);
    var fair = campaign("Owned " + word);
    own(fair, anna);
    pair(fair, sf, "");
    sync(sf);

    assertThat(user(sf, annaThere).path("userId").asString()).isEqualTo(anna);
    assertThat(user(sf, annaThere).path("decidedBy").isNull()).isTrue();
    assertThat(ownerThere(fair)).isEqualTo(annaThere);

    salesforce.store().update("Campaign", remoteOf(fair), Map.of("OwnerId", carloThere));
    sync(sf);
    assertThat(ownerOf(fair)).isEqualTo(carlo);
    var taken = api().get(path(sf) + "/ledger?field=ownerId").items().valueStream().toList();
    assertThat(taken.toString()).contains("Ours " + other);

    own(fair, anna);
    sync(sf);
    assertThat(ownerThere(fair)).isEqualTo(annaThere);
    long writes = salesforce.journal().writes();
    sync(sf);
    sync(sf);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
    assertThat(inbox(sf, "conflict")).isEmpty();
  }

  @Test
  void anOwnerWithoutACounterpartStaysOnEitherSideUntilSomebodySaysWhoItIs() {
    var unknown = ours(address("bianca"));
    var strange = theirs(address("dora"), true);
    var sf = toSalesforce("none");
    arm(sf);
    var fair = campaign("Unknown " + word);
    own(fair, unknown);
    pair(fair, sf, "");
    sync(sf);
    var first = ownerThere(fair);
    assertThat(first).isNotEqualTo(strange);

    salesforce.store().update("Campaign", remoteOf(fair), Map.of("OwnerId", strange));
    sync(sf);
    assertThat(ownerOf(fair)).isEqualTo(unknown);
    assertThat(ownerThere(fair)).isEqualTo(strange);
    assertThat(inbox(sf, "conflict")).isEmpty();
    assertThat(user(sf, strange).path("userId").isNull()).isTrue();

    var later = campaign("Later " + word);
    pair(later, sf, "");
    sync(sf);
    own(later, unknown);
    sync(sf);
    assertThat(ownerThere(later)).isEqualTo(first);

    assertThat(decide(sf, strange, "ours", unknown).status()).isEqualTo(204);
    sync(sf);
    assertThat(user(sf, strange).path("decision").asString()).isEqualTo("ours");
    assertThat(user(sf, strange).path("decidedBy").asString()).isNotEmpty();
    assertThat(ownerThere(later)).isEqualTo(strange);
    assertThat(ownerThere(fair)).isEqualTo(strange);
    assertThat(ownerOf(fair)).isEqualTo(unknown);
    assertThat(inbox(sf, "conflict")).isEmpty();
  }

  @Test
  void whoIsNobodyHereIsTakenForNobodyAlthoughTheAddressIsKnown() {
    var address = address("elsa");
    var elsa = ours(address);
    var elsaThere = theirs(address, true);
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    assertThat(decide(sf, elsaThere, "nobody", "").status()).isEqualTo(204);
    var fair = campaign("Nobody " + word);
    own(fair, elsa);
    pair(fair, sf, "");
    sync(sf);
    assertThat(ownerThere(fair)).isNotEqualTo(elsaThere);

    assertThat(decide(sf, elsaThere, "address", "").status()).isEqualTo(204);
    sync(sf);
    assertThat(user(sf, elsaThere).path("userId").asString()).isEqualTo(elsa);
    assertThat(ownerThere(fair)).isEqualTo(elsaThere);
  }

  @Test
  void whoIsNoLongerActiveThereIsGivenNothing() {
    var address = address("franco");
    var franco = ours(address);
    var left = theirs(address, false);
    var sf = toSalesforce("none");
    arm(sf);
    var fair = campaign("Left " + word);
    own(fair, franco);
    pair(fair, sf, "");
    sync(sf);

    assertThat(user(sf, left).path("active").asBoolean()).isFalse();
    assertThat(user(sf, left).path("userId").asString()).isEqualTo(franco);
    assertThat(ownerThere(fair)).isNotEmpty().isNotEqualTo(left);
    assertThat(ownerOf(fair)).isEqualTo(franco);
    assertThat(inbox(sf, "held")).isEmpty();
    assertThat(inbox(sf, "conflict")).isEmpty();
  }

  @Test
  void anOwnerTravelsToHubSpotAndBack() {
    var address = address("gaia");
    var other = address("hugo");
    var gaia = ours(address);
    var hugo = ours(other);
    var gaiaThere = hubSpot.store().createOwner("Gaia", "G", address);
    var hugoThere = hubSpot.store().createOwner("Hugo", "H", other);
    var hs = toHubSpot("none");
    arm(hs);
    var fair = campaign("Owned " + word);
    pair(fair, hs, "");
    sync(hs);
    own(fair, gaia);
    sync(hs);
    assertThat(hubSpotOwner(fair)).isEqualTo(gaiaThere);

    hubSpot.store().updateCampaign(remoteOf(fair), Map.of("hs_owner", hugoThere));
    sync(hs);
    assertThat(ownerOf(fair)).isEqualTo(hugo);
  }

  private String hubSpotOwner(String campaign) {
    var id = remoteOf(campaign);
    return hubSpot.store().campaigns().stream()
        .filter(c -> c.path("id").asString().equals(id))
        .map(c -> c.path("properties").path("hs_owner").asString(""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOwnerTravelsToDynamicsAndBack() {
    try (var dynamics = Objects.requireNonNull(DynamicsSimulator.start(0))) {
      var address = address("ines");
      var other = address("jan");
      var ines = ours(address);
      var jan = ours(other);
      var inesThere =
          dynamics
              .store()
              .create("systemuser", Map.of("fullname", "Ines", "internalemailaddress", address));
      var janThere =
          dynamics
              .store()
              .create("systemuser", Map.of("fullname", "Jan", "internalemailaddress", other));
      var connection = toDynamics(dynamics, "none");
      arm(connection);
      var fair = campaign("Owned " + word);
      own(fair, ines);
      pair(fair, connection, "");
      sync(connection);
      var row = dynamics.store().where("campaign", "name", "Owned " + word).getFirst();
      assertThat(row.path("_ownerid_value").asString()).isEqualTo(inesThere);

      dynamics
          .store()
          .update(
              "campaign",
              row.path("campaignid").asString(),
              Map.of("ownerid@odata.bind", "/systemusers(" + janThere + ")"));
      sync(connection);
      assertThat(ownerOf(fair)).isEqualTo(jan);
    }
  }

  @Test
  void whatIsNoDecisionIsNamed() {
    var there = theirs(address("kim"), true);
    var sf = toSalesforce("none");
    sync(sf);
    assertThat(decide(sf, "005nobody", "nobody", "").code()).isEqualTo("notFound");
    assertThat(decide(sf, there, "ours", "").code()).isEqualTo("required");
    assertThat(decide(sf, there, "maybe", "").code()).isEqualTo("unknownOption");
    assertThat(decide(sf, there, "ours", UUID.randomUUID().toString()).code())
        .isEqualTo("unknownUser");
    assertThat(api().get("/api/v1/connections/" + UUID.randomUUID() + "/users").status())
        .isEqualTo(404);
    assertThat(user(sf, there).path("decision").asString()).isEqualTo("address");
  }
}
