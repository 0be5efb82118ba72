package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;

/// What moves while a field, or a whole kind of record, cannot be seen there is not lost: it
/// travels once that can be seen again.
class SyncUnseenFieldsTest extends SyncRoomTest {

  private final String email = Samples.email();
  private String connection = "";
  private String campaign = "";
  private String person = "";

  private void inUnison() {
    connection = toSalesforce("both");
    arm(connection);
    campaign = campaign("Unseen " + Samples.word());
    person = person("Aino", "A" + Samples.word(), email);
    add(campaign, person, "Registered");
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    assertThat(lead("Email")).isEqualTo(email);
  }

  private String lead(String field) {
    return salesforce.store().where("Lead", "Email", email).getFirst().path(field).asString("");
  }

  private void edit(Map<String, ?> change) {
    assertThat(api().patch("/api/v1/people/" + person, change).status()).isEqualTo(200);
  }

  @Test
  void whatMovedHereWhileAFieldWasGoneTravelsWhenItIsBack() {
    inUnison();
    salesforce.faults().arm(Fault.REMOVED_FIELD, "Lead.Phone");
    edit(Map.of("phones", List.of("+39011555123")));
    sync(connection);
    sync(connection);

    salesforce.faults().clearAll();
    sync(connection);
    await(() -> lead("Phone").equals("+39011555123"));
  }

  @Test
  void whatStoodThereAlreadyIsReadWhenAFieldIsThere() {
    inUnison();
    salesforce.store().update("Lead", lead("Id"), Map.of("Phone", "+39011555999"));
    salesforce.faults().arm(Fault.REMOVED_FIELD, "Lead.Phone");
    sync(connection);
    sync(connection);

    salesforce.faults().clearAll();
    sync(connection);
    await(
        () ->
            api()
                .get("/api/v1/people/" + person)
                .body()
                .path("phones")
                .path(0)
                .asString("")
                .equals("+39011555999"));
  }

  @Test
  void whatMovedHereWhileNoFieldWasKnownIsNotTakenForDone() {
    inUnison();
    salesforce.faults().arm(Fault.OBJECT_HIDDEN, "Lead");
    edit(Map.of("lastName", "Korhonen"));
    sync(connection);
    sync(connection);

    salesforce.faults().clearAll();
    sync(connection);
    await(() -> lead("LastName").equals("Korhonen"));
  }

  @Test
  void noCampaignIsMadeThereOfWhichNothingIsKnown() {
    inUnison();
    var other = "Unknown " + Samples.word();
    salesforce.faults().arm(Fault.OBJECT_HIDDEN, "Campaign");
    assertThat(pair(campaign(other), connection, "").status()).isEqualTo(201);
    sync(connection);
    salesforce.faults().clearAll();
    assertThat(salesforce.store().where("Campaign", "Name", other)).isEmpty();

    sync(connection);
    await(() -> !salesforce.store().where("Campaign", "Name", other).isEmpty());
  }
}
