package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// A run that changed people is taken back on the side where it wrote, and only there.
class SyncUndoPeopleTest extends SyncRoomTest {

  private final String email = Samples.email();

  private String hubSpotContact(Map<String, String> values) {
    return hubSpot.store().create("contacts", values);
  }

  private JsonNode here(String person) {
    return api().get("/api/v1/people/" + person).body();
  }

  private String there() {
    return hubSpot
        .store()
        .contactByEmail(email)
        .orElseThrow()
        .path("properties")
        .path("lastname")
        .asString("");
  }

  private void undo(String connection, JsonNode run) {
    var at = path(connection) + "/runs/" + run.path("id").asString() + "/undo";
    var undo = api().post(at, Map.of());
    assertThat(undo.status()).as(undo.body().toString()).isEqualTo(202);
    ended(connection, undo.id());
  }

  private void isAtRest(String connection) {
    long writes = hubSpot.journal().writes();
    sync(connection);
    sync(connection);
    assertThat(hubSpot.journal().writes()).isEqualTo(writes);
    assertThat(inbox(connection, "conflict")).isEmpty();
  }

  @Test
  void whatCameInGoesAwayAgainAndTheOtherSideKeepsItsOwn() {
    var person = person("", "Before", email);
    var contact = hubSpotContact(Map.of("email", email, "lastname", "Before"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    sync(hs);

    hubSpot.store().update("contacts", contact, Map.of("lastname", "After", "firstname", "New"));
    var run = sync(hs);
    assertThat(here(person).path("lastName").asString()).isEqualTo("After");
    assertThat(here(person).path("firstName").asString()).isEqualTo("New");

    undo(hs, run);

    assertThat(here(person).path("lastName").asString()).isEqualTo("Before");
    assertThat(here(person).path("firstName").asString("")).isEmpty();
    assertThat(there()).isEqualTo("After");
    isAtRest(hs);
    assertThat(here(person).path("lastName").asString()).isEqualTo("Before");
    assertThat(there()).isEqualTo("After");

    hubSpot.store().update("contacts", contact, Map.of("lastname", "Later"));
    sync(hs);
    assertThat(here(person).path("lastName").asString()).isEqualTo("Later");
  }

  private String phone(String person) {
    return here(person).path("phones").path(0).asString("");
  }

  private String phoneThere() {
    return hubSpot
        .store()
        .contactByEmail(email)
        .orElseThrow()
        .path("properties")
        .path("phone")
        .asString("");
  }

  @Test
  void anotherPhoneThereIsAnotherPhoneHereAndIsTakenBack() {
    var person = person("", "Before", email);
    var contact = hubSpotContact(Map.of("email", email, "lastname", "Before"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    sync(hs);
    hubSpot.store().update("contacts", contact, Map.of("phone", "+358 9 111", "company", "Oy"));
    var first = sync(hs);
    assertThat(phone(person)).isEqualTo("+358 9 111");
    assertThat(here(person).path("companyId").isNull()).isFalse();
    var both = Map.of("phones", List.of("+358 9 111", "+358 40 5"));
    assertThat(api().patch("/api/v1/people/" + person, both).status()).isEqualTo(200);
    sync(hs);

    hubSpot.store().update("contacts", contact, Map.of("phone", "+358 9 222"));
    var second = sync(hs);
    sync(hs);
    assertThat(here(person).path("phones").valueStream().map(JsonNode::asString))
        .containsExactly("+358 9 222", "+358 40 5");
    assertThat(phoneThere()).isEqualTo("+358 9 222");

    undo(hs, second);
    assertThat(phone(person)).isEqualTo("+358 9 111");
    assertThat(phoneThere()).isEqualTo("+358 9 222");
    isAtRest(hs);

    undo(hs, first);
    assertThat(here(person).path("phones").valueStream().map(JsonNode::asString))
        .containsExactly("+358 40 5");
    assertThat(here(person).path("companyId").isNull()).isTrue();
    isAtRest(hs);
  }

  @Test
  void whatWentOutIsTakenBackThereAndStaysHere() {
    var person = person("", "Before", email);
    hubSpotContact(Map.of("email", email, "lastname", "Before"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    api().patch("/api/v1/people/" + person, Map.of("lastName", "Mine"));
    await(() -> there().equals("Mine"));
    sync(hs);
    var written = api().get(path(hs) + "/ledger?field=lastName&outcome=written").items().get(0);
    var at = path(hs) + "/runs/" + written.path("runId").asString();

    undo(hs, api().get(at).body());

    assertThat(there()).isEqualTo("Before");
    isAtRest(hs);
    assertThat(there()).isEqualTo("Before");
    assertThat(here(person).path("lastName").asString()).isEqualTo("Mine");
  }

  @Test
  void whatSomebodyHasChangedSinceStays() {
    var person = person("", "Before", email);
    var contact = hubSpotContact(Map.of("email", email, "lastname", "Before"));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    hubSpot.store().update("contacts", contact, Map.of("lastname", "After"));
    var run = sync(hs);
    assertThat(here(person).path("lastName").asString()).isEqualTo("After");
    api().patch("/api/v1/people/" + person, Map.of("lastName", "Mine"));
    await(() -> there().equals("Mine"));

    undo(hs, run);

    assertThat(here(person).path("lastName").asString()).isEqualTo("Mine");
  }
}
