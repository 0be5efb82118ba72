package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

/// The language of a person, which HubSpot has a list for.
class SyncLanguageTest extends SyncRoomTest {

  private String person(String email, String language) {
    return api()
        .post("/api/v1/people", Map.of("email", email, "lastName", "Kieli", "language", language))
        .id();
  }

  private String there(String email) {
    return hubSpot
        .store()
        .contactByEmail(email)
        .orElseThrow()
        .path("properties")
        .path("hs_language")
        .asString("");
  }

  @Test
  void aLanguageGoesThereAndComesBackAndOneThatIsNotKnownThereStays() {
    var campaign = campaign("Language " + Samples.word());
    var email = Samples.email();
    var unknown = Samples.email();
    var finnish = person(email, "fi");
    var swedish = person(unknown, "sv");
    add(campaign, finnish, "Registered");
    add(campaign, swedish, "Registered");
    var hs = toHubSpot("there");
    arm(hs);
    pair(campaign, hs, "");
    sync(hs);
    sync(hs);
    assertThat(there(email)).isEqualTo("fi");
    assertThat(there(unknown)).isEmpty();

    var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
    hubSpot.store().update("contacts", contact, Map.of("hs_language", "de"));
    sync(hs);
    assertThat(language(finnish)).isEqualTo("de");
    assertThat(language(swedish)).isEqualTo("sv");

    api().patch("/api/v1/people/" + finnish, Map.of("language", "it"));
    await(() -> there(email).equals("it"));
    sync(hs);
    long writes = hubSpot.journal().writes();
    sync(hs);
    assertThat(hubSpot.journal().writes()).isEqualTo(writes);
    assertThat(inbox(hs, "conflict")).isEmpty();
    assertThat(inbox(hs, "held")).isEmpty();
  }

  private String language(String person) {
    return api().get("/api/v1/people/" + person).body().path("language").asString();
  }
}
