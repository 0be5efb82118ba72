package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.unisono.app.jobs.Plug;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.JsonNode;

/// What a system that answers badly does to us: it is named on the connection, nobody is removed,
/// blanked or doubled, and the next run carries on where this one stopped.
class SyncTroublesTest extends SyncRoomTest {

  enum Vendor {
    SALESFORCE,
    HUBSPOT
  }

  private record Somebody(String id, String email) {}

  private String campaign = "";
  private final List<Somebody> people = new ArrayList<>();

  @BeforeEach
  void aCampaignWithThree() {
    campaign = campaign("Trouble " + Samples.word());
    for (int i = 0; i < 3; i++) {
      people.add(joins("Registered"));
    }
  }

  private Somebody joins(String status) {
    var email = Samples.email();
    var somebody = new Somebody(person("Trouble", "T" + Samples.word(), email), email);
    add(campaign, somebody.id(), status);
    return somebody;
  }

  private Simulator simulator(Vendor vendor) {
    return vendor == Vendor.SALESFORCE ? salesforce : hubSpot;
  }

  private String connected(Vendor vendor) {
    var connection = vendor == Vendor.SALESFORCE ? toSalesforce("both") : toHubSpot("both");
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    return connection;
  }

  private String inUnison(Vendor vendor) {
    var connection = connected(vendor);
    sync(connection);
    sync(connection);
    assertThat(statusesThere(vendor)).containsOnly("Registered").hasSize(3);
    return connection;
  }

  /// The status of each of the people there, in our words; none for who is no member.
  private List<String> statusesThere(Vendor vendor) {
    return people.stream().flatMap(p -> statusesThere(vendor, p.email()).stream()).toList();
  }

  private List<String> statusesThere(Vendor vendor, String email) {
    if (vendor == Vendor.HUBSPOT) {
      return hubSpot.store().all("contacts").stream()
          .filter(c -> c.path("properties").path("email").asString("").equals(email))
          .map(c -> attendance(c.path("id").asString()))
          .filter(state -> !state.isEmpty())
          .map(state -> state.charAt(0) + state.substring(1).toLowerCase(java.util.Locale.ROOT))
          .toList();
    }
    return salesforce.store().where("Lead", "Email", email).stream()
        .flatMap(
            lead ->
                salesforce
                    .store()
                    .where("CampaignMember", "LeadId", lead.path("Id").asString())
                    .stream())
        .map(member -> member.path("Status").asString())
        .toList();
  }

  private long recordsThere(Vendor vendor) {
    return people.stream()
        .mapToLong(
            p ->
                vendor == Vendor.HUBSPOT
                    ? hubSpot.store().all("contacts").stream()
                        .filter(
                            c -> c.path("properties").path("email").asString("").equals(p.email()))
                        .count()
                    : salesforce.store().where("Lead", "Email", p.email()).size())
        .sum();
  }

  private String healthOf(String connection) {
    return api().get(path(connection)).body().path("health").path("code").asString("");
  }

  private void raise(Vendor vendor, String email, String status) {
    if (vendor == Vendor.HUBSPOT) {
      var contact = hubSpot.store().contactByEmail(email).orElseThrow().path("id").asString();
      for (var event : hubSpot.store().events()) {
        var id = event.path("objectId").asString();
        for (var row : hubSpot.store().participations(id)) {
          if (row.path("contactId").asString().equals(contact)) {
            hubSpot.store().attend(id, contact, status.toUpperCase(java.util.Locale.ROOT));
          }
        }
      }
      return;
    }
    var lead = salesforce.store().where("Lead", "Email", email).getFirst().path("Id").asString();
    var member = salesforce.store().where("CampaignMember", "LeadId", lead).getFirst();
    salesforce
        .store()
        .update("CampaignMember", member.path("Id").asString(), Map.of("Status", status));
  }

  private String statusHere(int which) {
    return member(campaign, people.get(which).id()).path("status").asString();
  }

  /// Whichever run came first: one begins by itself as well.
  private Optional<String> cutOff(String connection) {
    return api()
        .get(path(connection) + "/runs")
        .body()
        .path("items")
        .valueStream()
        .filter(r -> r.path("counts").path("read").asInt() > 0)
        .filter(r -> r.path("step").asString("").equals("writing"))
        .map(r -> r.path("id").asString())
        .findFirst();
  }

  @Test
  void aRunThatWasCutOffSaysHowFarItIsAndCountsOn() {
    var connection = inUnison(Vendor.SALESFORCE);
    raise(Vendor.SALESFORCE, people.getFirst().email(), "Attended");
    var newcomer = joins("Registered");
    Plug.breakAt("sync.peopleWritten");
    api().post(path(connection) + "/sync", Map.of());
    var found = new AtomicReference<String>();
    await(
        () -> {
          cutOff(connection).ifPresent(found::set);
          return found.get() != null;
        });
    var ended = ended(connection, some(found.get()));
    assertThat(ended.path("step").isNull()).isTrue();
    assertThat(ended.path("counts").path("read").asInt()).isPositive();
    assertThat(ended.path("counts").path("there").asInt()).isPositive();
    assertThat(statusHere(0)).isEqualTo("Attended");
    assertThat(statusesThere(Vendor.SALESFORCE, newcomer.email())).containsExactly("Registered");
    assertThat(salesforce.store().where("Lead", "Email", newcomer.email())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void aStormOf429IsNamedAndLosesNothing(Vendor vendor) {
    var connection = inUnison(vendor);
    raise(vendor, people.getFirst().email(), "Attended");

    simulator(vendor).faults().arm(Fault.STORM_429);
    sync(connection);
    var health = healthOf(connection);
    var meanwhile = statusHere(0);
    simulator(vendor).faults().clearAll();
    untilWell(connection);

    assertThat(health).isEqualTo("throttled");
    assertThat(meanwhile).isEqualTo("Registered");
    assertThat(statusHere(0)).isEqualTo("Attended");
    assertThat(members(campaign)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void somethingElseThatAnswersIsNamedAndTakenForNothing(Vendor vendor) {
    var connection = inUnison(vendor);
    raise(vendor, people.getFirst().email(), "Attended");

    simulator(vendor).faults().arm(Fault.GARBAGE_HTML);
    var run = sync(connection);
    var health = healthOf(connection);
    var meanwhile = members(campaign);
    simulator(vendor).faults().clearAll();
    untilWell(connection);

    assertThat(health).isEqualTo("notTheVendor");
    assertThat(run.path("counts").path("troubles").asInt()).isPositive();
    assertThat(run.path("undoable").asBoolean()).isFalse();
    assertThat(meanwhile).isEqualTo(3);
    assertThat(statusHere(0)).isEqualTo("Attended");
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void anAnswer500AfterTheWriteDoublesNobody(Vendor vendor) {
    var connection = connected(vendor);

    simulator(vendor).faults().arm(Fault.FAIL_500_AFTER_WRITE, 3);
    sync(connection);
    simulator(vendor).faults().clearAll();
    untilWell(connection);
    sync(connection);

    assertThat(recordsThere(vendor)).isEqualTo(3);
    assertThat(statusesThere(vendor)).containsOnly("Registered").hasSize(3);
    assertThat(twin(connection).path("remoteId").asString()).isNotEmpty();
    assertThat(campaignsThere(vendor)).isEqualTo(1);
  }

  private JsonNode twin(String connection) {
    return api().get("/api/v1/twins?connectionId=" + connection).items().get(0);
  }

  private long campaignsThere(Vendor vendor) {
    var name = api().get("/api/v1/campaigns/" + campaign).body().path("name").asString();
    return vendor == Vendor.SALESFORCE
        ? salesforce.store().where("Campaign", "Name", name).size()
        : hubSpot.store().events().stream()
            .filter(e -> e.toString().contains('"' + name + '"'))
            .count();
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void aShortPageRemovesNobody(Vendor vendor) {
    var connection = inUnison(vendor);
    raise(vendor, people.get(1).email(), "Attended");

    for (int i = 0; i < 3; i++) {
      simulator(vendor).faults().arm(Fault.MISSING_PAGE, 2);
      sync(connection);
      assertThat(members(campaign)).isEqualTo(3);
    }
    simulator(vendor).faults().clearAll();
    sync(connection);

    assertThat(members(campaign)).isEqualTo(3);
    assertThat(statusesThere(vendor)).containsExactly("Registered", "Attended", "Registered");
    assertThat(statusHere(1)).isEqualTo("Attended");
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void rightsThatShowHalfAreTakenForNoDeletion(Vendor vendor) {
    var connection = inUnison(vendor);

    simulator(vendor).faults().arm(Fault.RIGHTS_NARROWED);
    sync(connection);
    sync(connection);
    var meanwhile = members(campaign);
    simulator(vendor).faults().clearAll();
    untilWell(connection);

    assertThat(meanwhile).isEqualTo(3);
    assertThat(statusesThere(vendor)).containsOnly("Registered").hasSize(3);
    assertThat(members(campaign)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void rowsThatAreRefusedInABatchHoldUpNoOther(Vendor vendor) {
    var connection = connected(vendor);

    simulator(vendor).faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    sync(connection);
    simulator(vendor).faults().clearAll();
    for (var item : inbox(connection, "held")) {
      api()
          .post(path(connection) + "/inbox/" + item.path("id").asString(), Map.of("take", "retry"));
    }
    sync(connection);
    sync(connection);

    assertThat(recordsThere(vendor)).isEqualTo(3);
    assertThat(statusesThere(vendor)).containsOnly("Registered").hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(value = Vendor.class, mode = Mode.INCLUDE, names = "SALESFORCE")
  void aTokenThatDiedIsAskedForAnew(Vendor vendor) {
    var connection = inUnison(vendor);
    raise(vendor, people.getFirst().email(), "Attended");

    salesforce.expireTokens();
    sync(connection);

    assertThat(healthOf(connection)).isEmpty();
    assertThat(statusHere(0)).isEqualTo("Attended");
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void aFieldThatIsGoneThereIsNotBlankedHere(Vendor vendor) {
    var connection = inUnison(vendor);

    simulator(vendor)
        .faults()
        .arm(
            Fault.REMOVED_FIELD,
            vendor == Vendor.SALESFORCE ? "Lead.FirstName" : "contacts.firstname");
    sync(connection);
    raise(vendor, people.getFirst().email(), "Attended");
    sync(connection);

    assertThat(
            people.stream()
                .map(p -> api().get("/api/v1/people/" + p.id()).body().path("firstName").asString())
                .toList())
        .containsOnly("Trouble");
    simulator(vendor).faults().clearAll();
    untilWell(connection);
    assertThat(statusHere(0)).isEqualTo("Attended");
  }

  /// Runs until the connection is well; a pause that the vendor asked for passes.
  private void untilWell(String connection) {
    for (int i = 0; i < 5 && !(i > 1 && healthOf(connection).isEmpty()); i++) {
      clock.advance(java.time.Duration.ofMinutes(20));
      sync(connection);
    }
    assertThat(healthOf(connection)).isEmpty();
  }
}
