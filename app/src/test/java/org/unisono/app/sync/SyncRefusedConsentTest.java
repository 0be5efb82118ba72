package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;

/// An opt-out that the other side refuses is said, waits, and gets there once it may.
class SyncRefusedConsentTest extends SyncRoomTest {

  @Test
  void anOptOutThatIsRefusedThereIsAskedAboutAndTriedAgain() {
    var email = Samples.email();
    var lead =
        salesforce
            .store()
            .create("Lead", Map.of("LastName", "Rey", "Company", "Rey Ltd", "Email", email));
    var person = person("", "Rey", email);
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    salesforce.faults().arm(Fault.RIGHTS_NARROWED);

    api()
        .post(
            "/api/v1/people/" + person + "/consents",
            Map.of("address", email, "purpose", "allMarketing", "state", "denied"));
    sync(sf);
    sync(sf);

    assertThat(isOut(lead)).isFalse();
    var asked = inbox(sf, "consent");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("reason").asString()).isEqualTo("refusedThere");
    assertThat(asked.getFirst().at("/params/message").asString()).isNotEmpty();

    assertThat(asked.getFirst().path("answers").valueStream().map(a -> a.asString()))
        .containsExactly("retry");
    salesforce.faults().clearAll();
    var item = path(sf) + "/inbox/" + asked.getFirst().path("id").asString();
    assertThat(api().post(item, Map.of("take", "retry")).status()).isLessThan(300);
    sync(sf);

    assertThat(isOut(lead)).isTrue();
    assertThat(inbox(sf, "consent")).isEmpty();
    long writes = salesforce.journal().writes();
    sync(sf);
    assertThat(salesforce.journal().writes()).isEqualTo(writes);
  }

  private boolean isOut(String lead) {
    return salesforce
        .store()
        .find("Lead", lead)
        .orElseThrow()
        .path("HasOptedOutOfEmail")
        .asBoolean(false);
  }

  @Test
  void anOptOutThatWasRefusedIsNoQuestionOnceTheyHaveItThere() {
    var email = Samples.email();
    var lead =
        salesforce
            .store()
            .create("Lead", Map.of("LastName", "Sol", "Company", "Sol Ltd", "Email", email));
    var person = person("", "Sol", email);
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    salesforce.faults().arm(Fault.RIGHTS_NARROWED);
    var denied = Map.of("address", email, "purpose", "allMarketing", "state", "denied");
    api().post("/api/v1/people/" + person + "/consents", denied);
    sync(sf);
    assertThat(inbox(sf, "consent")).hasSize(1);

    salesforce.faults().clearAll();
    salesforce.store().update("Lead", lead, Map.of("HasOptedOutOfEmail", true));
    sync(sf);

    assertThat(inbox(sf, "consent")).isEmpty();
  }
}
