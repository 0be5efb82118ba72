package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.salesforce.SalesforceSimulator;

/// People who are linked, and edited here.
class SyncEditTest extends SyncRoomTest {

  private String linked(SalesforceSimulator there) {
    var email = Samples.email();
    var person = person("Edit", "Same", email);
    there
        .store()
        .create(
            "Lead",
            Map.of("FirstName", "Edit", "LastName", "Same", "Email", email, "Company", "Same"));
    var sf = toSalesforce("none");
    arm(sf);
    sync(sf);
    sync(sf);
    return person;
  }

  /// A sandbox has the ids of the account that it was copied from.
  @Test
  void peopleWithTheSameIdInTwoAccountsAreBothEdited() {
    var one = linked(salesforce);
    salesforce.close();
    salesforce = java.util.Objects.requireNonNull(SalesforceSimulator.start(0));
    var other = linked(salesforce);
    for (var person : new String[] {one, other, one}) {
      var answer = api().patch("/api/v1/people/" + person, Map.of("language", "fi"));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
      assertThat(answer.body().path("externalIds").path("salesforce").asString()).isNotEmpty();
      assertThat(answer.body().path("identities")).hasSize(1);
    }
    assertThat(api().get("/api/v1/people/" + one).body().path("externalIds"))
        .isEqualTo(api().get("/api/v1/people/" + other).body().path("externalIds"));
  }
}
