package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom an engagement program mails.
class PardotMailTest extends PardotCase {

  @ParameterizedTest
  @ValueSource(strings = {"optedOut", "isDoNotEmail", "isEmailHardBounced"})
  void whoeverIsNotMailableIsEnrolledAndNotMailed(String flag) {
    sim.store().createProgram("Welcome", "1");
    var unmailable = prospect("never@example.com");
    sim.store().updateProspect(unmailable, Map.of(flag, true));
    var membership = "{\"listId\": 1, \"prospectId\": %s}";

    var enrolled = post("list-memberships?fields=id", membership.formatted(unmailable));
    assertThat(enrolled.status()).isEqualTo(201);
    assertThat(sim.journal().mailsSent()).isZero();

    post("list-memberships?fields=id", membership.formatted(prospect("gladly@example.com")));
    assertThat(sim.journal().mailsSent()).isEqualTo(1);
  }

  @Test
  void whoeverOptedOutOfTheListIsNotMailedByItsPrograms() {
    sim.store().createProgram("Welcome", "1");
    var body = "{\"listId\": 1, \"prospectId\": 1, \"optedOut\": true}";
    assertThat(post("list-memberships?fields=id", body).status()).isEqualTo(201);
    assertThat(sim.journal().mailsSent()).isZero();
  }
}
