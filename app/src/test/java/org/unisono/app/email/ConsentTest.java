package org.unisono.app.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.people.NewConsent.Said;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class ConsentTest extends RoomTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Autowired private Consents consents;
  private final String address = Samples.email();

  private void said(Said what, String purpose, String source, int minute, @Nullable String proof) {
    var at = NOON.plusSeconds(60L * minute);
    consents.record(List.of(new NewConsent(address, null, purpose, what, proof, source, at)));
  }

  @Test
  void theStricterOfTwoSourcesHolds() {
    said(Said.DENIED, "news", "hubspot", 0, null);
    said(Said.GRANTED, "news", "salesforce", 5, null);
    assertThat(consents.state(address, "news")).isEqualTo(ConsentState.DENIED);
  }

  @Test
  void onlyAProofDatedAfterTheOptOutEndsIt() {
    said(Said.GRANTED, "news", "form", 0, "ticked");
    said(Said.DENIED, "news", "unsubscribe", 5, null);
    assertThat(consents.state(address, "news")).isEqualTo(ConsentState.DENIED);
    said(Said.GRANTED, "news", "form", 9, "ticked");
    assertThat(consents.state(address, "news")).isEqualTo(ConsentState.GRANTED);
  }

  @Test
  void anOptOutStaysInItsScope() {
    said(Said.DENIED, "news", "unsubscribe", 0, null);
    assertThat(consents.state(address, "recipes")).isEqualTo(ConsentState.UNKNOWN);
    said(Said.DENIED, Consents.ALL_MARKETING, "hubspot", 1, null);
    assertThat(consents.state(address, "recipes")).isEqualTo(ConsentState.DENIED);
    said(Said.GRANTED, "recipes", "form", 2, "ticked");
    assertThat(consents.state(address, "recipes")).isEqualTo(ConsentState.DENIED);
  }

  @Test
  void theSameEntryTwiceIsOneRow() {
    var email = Samples.email();
    var person = api().post("/api/v1/people", java.util.Map.of("email", email)).id();
    var entry = new NewConsent(email, null, "news", Said.DENIED, null, "test", NOON);
    consents.record(List.of(entry));
    consents.record(List.of(entry));
    assertThat(api().get("/api/v1/people/" + person + "/consents").items().size()).isEqualTo(1);
  }
}
