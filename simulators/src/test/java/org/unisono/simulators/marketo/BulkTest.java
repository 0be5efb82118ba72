package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;

/// Imports: they are taken at once, and done later.
class BulkTest extends BulkCase {
  @Test
  void anImportPassesThroughItsStatusesAndMakesOrChangesPeople() {
    var known = sim.store().createLead(Map.of("email", "known@example.com"));
    var file =
        "email,firstName,company\n"
            + "KNOWN@example.com,Kim,\"Sun, Wind\"\n"
            + "new@example.com,Nia,\n";

    var taken = first(upload(LEADS, file));

    assertThat(Json.text(taken, "status")).isEqualTo("Queued");
    assertThat(sim.store().leadsAt("new@example.com")).isEmpty();
    var path = "/bulk/v1/leads/batch/" + Json.text(taken, "batchId") + ".json";
    assertThat(Json.text(first(api.get(path)), "status")).isEqualTo("Queued");
    assertThat(Json.text(first(api.get(path)), "status")).isEqualTo("Importing");
    var done = first(api.get(path));
    assertThat(Json.text(done, "status")).isEqualTo("Complete");
    assertThat(done.path("numOfLeadsProcessed").asInt()).isEqualTo(2);
    assertThat(sim.store().leadsAt("new@example.com")).hasSize(1);
    assertThat(sim.store().leadsAt("known@example.com"))
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(Json.text(lead, "id")).isEqualTo(known);
              assertThat(Json.text(lead, "company")).isEqualTo("Sun, Wind");
            });
  }

  @Test
  void rowsThatFailAreListedWithTheirReason() {
    var file = "email,firstName,createdAt\ngood@example.com,Gus,\n,Nobody,\nb@example.com,B,2020\n";
    var id = Json.text(first(upload(LEADS, file)), "batchId");
    var done = ended("/bulk/v1/leads/batch/" + id + ".json");
    assertThat(done.path("numOfRowsFailed").asInt()).isEqualTo(2);
    assertThat(api.get("/bulk/v1/leads/batch/" + id + "/failures.json").body().lines())
        .containsExactly(
            "email,firstName,createdAt,Import Failure Reason",
            ",Nobody,,Missing value for required parameter 'email'",
            "b@example.com,B,2020,Field 'createdAt' is not supported");
    assertThat(sim.store().leadsAt("b@example.com")).isEmpty();
  }

  @Test
  void aColumnThatIsNoFieldFailsTheWholeJob() {
    var id = Json.text(first(upload(LEADS, "email,nick\na@example.com,A\n")), "batchId");
    var done = ended("/bulk/v1/leads/batch/" + id + ".json");
    assertThat(Json.text(done, "status")).isEqualTo("Failed");
    assertThat(Json.text(done, "message")).contains("nick");
    assertThat(sim.store().leadsAt("a@example.com")).isEmpty();
  }

  @Test
  void anOddAddressIsImportedWithAWarningAndAListIsFilled() {
    var list = first(api.get("/rest/v1/lists.json")).path("id").asString();
    var id = Json.text(first(upload(LEADS + "&listId=" + list, "email\nNOT_ONE\n")), "batchId");
    ended("/bulk/v1/leads/batch/" + id + ".json");
    assertThat(api.get("/bulk/v1/leads/batch/" + id + "/warnings.json").body())
        .contains("NOT_ONE,Invalid email address");
    assertThat(api.get("/rest/v1/lists/" + list + "/leads.json").body()).contains("NOT_ONE");
  }

  @Test
  void membersClimbTheLadderAndNobodyGoesBack() {
    var program = sim.store().createProgram("Bulk ladder");
    var high = sim.store().createLead(Map.of("email", "high@example.com"));
    var low = sim.store().createLead(Map.of("email", "low@example.com"));
    status(program, high, "Attended");

    var done =
        members(
            program,
            "Registered",
            "email\nhigh@example.com\nlow@example.com\nunheard@example.com\n");

    assertThat(done.path("numOfRowsFailed").asInt()).isOne();
    assertThat(failures(done)).contains("high@example.com,Lead is already in or past status");
    assertThat(Json.text(sim.store().member(program, high).orElseThrow(), "statusName"))
        .isEqualTo("Attended");
    assertThat(Json.text(sim.store().member(program, low).orElseThrow(), "statusName"))
        .isEqualTo("Registered");
    // Whom nobody knows is made.
    assertThat(sim.store().leadsAt("unheard@example.com")).hasSize(1);
    assertThat(sim.store().members(program)).hasSize(3);
  }

  @Test
  void anImportSetsOffWhatTheOrdinaryCallWouldAndIsInTheLog() {
    var program = sim.store().createProgram("Bulk mailing");
    sim.store().createTriggerCampaign("Thanks", "Program Status is Changed", "Bulk mailing");
    sim.store().createTriggerCampaign("Welcome", "Person is Created", "");
    sim.store().createLead(Map.of("email", "one@example.com"));
    members(program, "Invited", "email\none@example.com\ntwo@example.com\n");
    assertThat(sim.journal().mailsSent()).isEqualTo(3);
    var since = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var log =
        "/rest/v1/activities.json?activityTypeIds=104&assetIds=%s&nextPageToken=%s"
            .formatted(program, Json.text(since.json(), "nextPageToken"));
    assertThat(api.get(log).json().path("result")).hasSize(2);
  }

  @Test
  void ofSeveralWithOneAddressTheOneWhoWasChangedLastIsTaken() {
    var program = sim.store().createProgram("Doubles");
    sim.store().createLead(Map.of("email", "double@example.com"));
    var second = sim.store().createLead(Map.of("email", "double@example.com"));
    members(program, "Invited", "email\ndouble@example.com\n");
    assertThat(sim.store().member(program, second)).isPresent();
    assertThat(sim.store().members(program)).hasSize(1);
  }

  @Test
  void tenImportsWaitOrRunAndNoMore() {
    for (int i = 0; i < 10; i++) {
      assertThat(upload(LEADS, "email\nq%d@example.com\n".formatted(i)).json().path("success"))
          .hasToString("true");
    }
    assertThat(error(upload(LEADS, "email\nlate@example.com\n"))).isEqualTo("1016");
    assertThat(sim.store().leadsAt("late@example.com")).isEmpty();
  }

  @Test
  void whatCannotBeTakenIsRefusedAtOnce() {
    var program = sim.store().createProgram("Refusing");
    var row = "email\nr@example.com\n";
    assertThat(error(upload(membersImport(program, "Enthused"), row))).isEqualTo("1025");
    assertThat(error(upload(membersImport("999999", "Invited"), row))).isEqualTo("702");
    assertThat(error(upload("/bulk/v1/leads.json?format=xml", row))).isEqualTo("1003");
    assertThat(error(upload("/bulk/v1/leads.json?format=csv&lookupField=nick", row)))
        .isEqualTo("1006");
    assertThat(error(api.post(LEADS, "{}"))).isEqualTo("612");
    assertThat(error(api.get("/bulk/v1/leads/batch/77.json"))).isEqualTo("1013");
    assertThat(upload(LEADS, "email\n" + "x".repeat(10 * 1024 * 1024)).status()).isEqualTo(413);
  }

  @Test
  void anAnswerThatIsLostLeavesTheJobInTheQueue() {
    sim.faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    assertThat(error(upload(LEADS, "email\nlost@example.com\n"))).isEqualTo("611");
    assertThat(sim.store().leadsAt("lost@example.com")).isEmpty();
    var next = Json.text(first(upload(LEADS, "email\nnext@example.com\n")), "batchId");
    ended("/bulk/v1/leads/batch/" + next + ".json");
    assertThat(sim.store().leadsAt("lost@example.com")).hasSize(1);
  }

  @Test
  void aJobOutlivesARestart(@TempDir Path folder) {
    sim.close();
    use(MarketoSimulator.start(Launch.onPort(0).keepingStateIn(folder)));
    var batch = Json.text(first(upload(LEADS, "email\nkept@example.com\n")), "batchId");
    sim.close();
    use(MarketoSimulator.start(Launch.onPort(0).keepingStateIn(folder)));
    assertThat(sim.store().leadsAt("kept@example.com")).isEmpty();
    ended("/bulk/v1/leads/batch/" + batch + ".json");
    assertThat(sim.store().leadsAt("kept@example.com")).hasSize(1);
  }

  @Test
  void whatNobodyAsksForIsDoneAllTheSameAfterAWhile() {
    var now = new AtomicReference<>(Instant.parse("2026-12-01T10:00:00Z"));
    sim.close();
    use(MarketoSimulator.start(Launch.onPort(0).at(now::get)));
    upload(LEADS, "email\nlater@example.com\n");
    now.updateAndGet(t -> t.plusSeconds(9));
    api.get("/rest/v1/lists.json");
    assertThat(sim.store().leadsAt("later@example.com")).isEmpty();
    now.updateAndGet(t -> t.plusSeconds(1));
    api.get("/rest/v1/lists.json");
    assertThat(sim.store().leadsAt("later@example.com")).hasSize(1);
  }
}
