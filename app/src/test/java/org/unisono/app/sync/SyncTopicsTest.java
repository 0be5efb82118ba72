package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.email.HoldMail;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Opt-outs of one topic: they find their topic, hold its mail, and grow no wider.
class SyncTopicsTest extends SyncRoomTest {

  private static final String NEWSLETTER = "102";
  private static final String MARKETING = "101";

  @Autowired private List<HoldMail> holds;
  @Autowired private Consents consents;

  private String email = Samples.email();

  private String known() {
    email = Samples.email();
    hubSpot.store().create("contacts", Map.of("email", email, "firstname", "Tea", "lastname", "T"));
    return person("Tea", "T", email);
  }

  private boolean isHeld(String person) {
    return holds.stream().anyMatch(h -> !h.held(List.of(UUID.fromString(person))).isEmpty());
  }

  private ConsentState state(String topic) {
    return consents.state(email, topic);
  }

  private JsonNode topic(String connection, String id) {
    return api()
        .get(path(connection) + "/topics")
        .items()
        .valueStream()
        .filter(t -> t.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void decide(String connection, String id, String decision, String topic) {
    Map<String, Object> body = new HashMap<>(Map.of("decision", decision));
    if (!topic.isEmpty()) {
      body.put("topic", topic);
    }
    assertThat(api().patch(path(connection) + "/topics/" + id, body).status()).isEqualTo(204);
  }

  private String stateThere(String id) {
    return hubSpot.store().subscriptionOf(email, id);
  }

  private void optOutHere(String person, String topic) {
    consents.record(
        List.of(
            new NewConsent(
                email,
                UUID.fromString(person),
                topic,
                NewConsent.Said.DENIED,
                null,
                "unsubscribe",
                Instant.now())));
  }

  @Test
  void anOptOutOfATopicThatNobodyHasNamedHoldsMailUntilSomebodySaysWhichItIs() {
    var ours = "Product news " + Samples.word();
    var person = known();
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    assertThat(topic(hs, MARKETING).path("decision").asString()).isEqualTo("open");
    assertThat(topic(hs, MARKETING).path("name").asString()).isEqualTo("Marketing information");
    assertThat(isHeld(person)).isFalse();

    hubSpot.store().subscription(email, MARKETING, "UNSUBSCRIBED");
    sync(hs);

    assertThat(isHeld(person)).isTrue();
    assertThat(state(Consents.ALL_MARKETING)).isEqualTo(ConsentState.UNKNOWN);
    var asked = inbox(hs, "topic");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("reason").asString()).isEqualTo("openTopic");
    assertThat(asked.getFirst().path("count").asInt()).isEqualTo(1);
    assertThat(api().get("/api/v1/people/" + person + "/consents").items().toString())
        .contains(" · Marketing information");

    decide(hs, MARKETING, "ours", ours);
    sync(hs);

    assertThat(isHeld(person)).isFalse();
    assertThat(state(ours)).isEqualTo(ConsentState.DENIED);
    assertThat(state("Other news")).isEqualTo(ConsentState.UNKNOWN);
    assertThat(inbox(hs, "topic")).isEmpty();
  }

  /// In the consent ledger another case would be another topic.
  @Test
  void aTopicThatIsSaidInAnotherCaseIsTheOneThatWeHave() {
    var ours = "Workshops " + Samples.word();
    consents.record(
        List.of(
            new NewConsent(
                Samples.email(), null, ours, NewConsent.Said.GRANTED, null, "form:test", null)));
    var person = known();
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    hubSpot.store().subscription(email, MARKETING, "UNSUBSCRIBED");

    decide(hs, MARKETING, "ours", " " + ours.toUpperCase(Locale.ROOT) + " ");
    sync(hs);

    assertThat(topic(hs, MARKETING).path("topic").asString()).isEqualTo(ours);
    assertThat(state(ours)).isEqualTo(ConsentState.DENIED);
    assertThat(isHeld(person)).isFalse();
  }

  @Test
  void aTopicOfTheSameNameIsOursAndOptOutsOfItTravelBothWaysInTheirScope() {
    var ours = "newsletter";
    consents.record(
        List.of(
            new NewConsent(
                Samples.email(), null, ours, NewConsent.Said.GRANTED, null, "form:test", null)));
    var out = known();
    var outThere = email;
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    assertThat(topic(hs, NEWSLETTER).path("topic").asString()).isEqualToIgnoringCase(ours);
    var mapped = topic(hs, NEWSLETTER).path("topic").asString();

    hubSpot.store().subscription(outThere, NEWSLETTER, "UNSUBSCRIBED");
    sync(hs);
    assertThat(state(mapped)).isEqualTo(ConsentState.DENIED);
    assertThat(state(Consents.ALL_MARKETING)).isEqualTo(ConsentState.UNKNOWN);
    assertThat(isHeld(out)).isFalse();

    var here = known();
    sync(hs);
    optOutHere(here, mapped);
    await(() -> stateThere(NEWSLETTER).equals("UNSUBSCRIBED"));
    assertThat(stateThere(MARKETING)).isNotEqualTo("UNSUBSCRIBED");
    sync(hs);
    long writes = hubSpot.journal().writes();
    sync(hs);
    sync(hs);
    assertThat(hubSpot.journal().writes()).isEqualTo(writes);
    assertThat(inbox(hs, "consent")).isEmpty();
    assertThat(hubSpot.journal().mailsSent()).isZero();

    hubSpot.store().subscription(email, NEWSLETTER, "SUBSCRIBED");
    sync(hs);
    assertThat(inbox(hs, "consent")).hasSize(1);
    assertThat(state(mapped)).isEqualTo(ConsentState.DENIED);
  }

  @Test
  void aTopicThatIsNoneOfOursHoldsNothingAndReachesNobody() {
    var person = known();
    var hs = toHubSpot("none");
    arm(hs);
    hubSpot.store().subscription(email, MARKETING, "UNSUBSCRIBED");
    sync(hs);
    assertThat(isHeld(person)).isTrue();

    decide(hs, MARKETING, "apart", "");
    assertThat(isHeld(person)).isFalse();
    assertThat(inbox(hs, "topic")).isEmpty();
    assertThat(state("news")).isEqualTo(ConsentState.UNKNOWN);
  }

  @Test
  void whoWantsNothingAtAllIsNoQuestionOfTopics() {
    var person = known();
    var hs = toHubSpot("none");
    arm(hs);
    hubSpot.store().unsubscribeAll(email);
    sync(hs);
    sync(hs);

    assertThat(state(Consents.ALL_MARKETING)).isEqualTo(ConsentState.DENIED);
    assertThat(inbox(hs, "topic")).isEmpty();
    assertThat(isHeld(person)).isFalse();
    assertThat(api().get("/api/v1/people/" + person + "/consents").items()).hasSize(1);
  }

  @Test
  void whatIsNoDecisionIsNamed() {
    known();
    var hs = toHubSpot("none");
    sync(hs);
    var at = path(hs) + "/topics/";
    assertThat(api().patch(at + "999", Map.of("decision", "apart")).code()).isEqualTo("notFound");
    assertThat(api().patch(at + MARKETING, Map.of("decision", "ours")).code())
        .isEqualTo("required");
    assertThat(api().patch(at + MARKETING, Map.of("decision", "maybe")).code())
        .isEqualTo("unknownOption");
    var all = Map.of("decision", "ours", "topic", "AllMarketing");
    assertThat(api().patch(at + MARKETING, all).code()).isEqualTo("topicIsReserved");
    assertThat(topic(hs, MARKETING).path("decision").asString()).isEqualTo("open");
  }
}
