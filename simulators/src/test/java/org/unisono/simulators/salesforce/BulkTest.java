package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class BulkTest extends SalesforceCase {
  @Test
  void anIngestJobGoesThroughItsStatesAndHasThreeResultFiles() {
    var open =
        "{\"object\":\"Lead\",\"operation\":\"insert\",\"contentType\":\"CSV\",\"lineEnding\":\"LF\"}";
    var job = Json.text(api.post(DATA + "/jobs/ingest", open).json(), "id");
    var path = DATA + "/jobs/ingest/" + job;
    var csv = "LastName,Company\nBulk,\"Acme, Inc \"\"A\"\"\"\nBroken,\n";
    assertThat(api.put(path + "/batches", csv, "text/csv").status()).isEqualTo(201);
    api.patch(path, "{\"state\":\"UploadComplete\"}");
    assertThat(Json.text(api.get(path).json(), "state")).isEqualTo("UploadComplete");
    assertThat(Json.text(api.get(path).json(), "state")).isEqualTo("InProgress");
    var done = api.get(path).json();
    assertThat(Json.text(done, "state")).isEqualTo("JobComplete");
    assertThat(done.path("numberRecordsFailed").asInt()).isEqualTo(1);
    assertThat(api.get(path + "/successfulResults/").body())
        .contains("sf__Id", "Acme, Inc \"\"A\"\"");
    assertThat(api.get(path + "/failedResults/").body()).contains("REQUIRED_FIELD_MISSING");
    assertThat(api.get(path + "/unprocessedrecords/").status()).isEqualTo(200);
    assertThat(sim.store().where("Lead", "Company", "Acme, Inc \"A\"")).hasSize(1);
  }

  @Test
  void aQueryJobPagesByLocator() {
    manyLeads(5);
    var open =
        "{\"operation\":\"query\",\"query\":\"SELECT Id, Owner.Name FROM Lead WHERE Company='Many'\"}";
    var job = Json.text(api.post(DATA + "/jobs/query", open).json(), "id");
    var path = DATA + "/jobs/query/" + job;
    assertThat(api.get(path + "/results").status()).isEqualTo(400);
    while (!Json.text(api.get(path).json(), "state").equals("JobComplete")) {
      assertThat(sim.journal().apiCalls()).isLessThan(20);
    }
    var first = api.get(path + "/results?maxRecords=3");
    assertThat(first.body().lines()).hasSize(4).first().isEqualTo("\"Id\",\"Owner.Name\"");
    var locator = first.headers().get("sforce-locator");
    var second = api.get(path + "/results?maxRecords=3&locator=" + locator);
    assertThat(second.body().lines()).hasSize(3);
    assertThat(second.headers().get("sforce-locator")).isEqualTo("null");
  }

  private String job(String settings) {
    var made = api.post(DATA + "/jobs/ingest", settings.replace('\'', '"'));
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    return DATA + "/jobs/ingest/" + Json.text(made.json(), "id");
  }

  private JsonNode run(String job, String csv) {
    api.put(job + "/batches", csv, "text/csv");
    api.patch(job, "{\"state\":\"UploadComplete\"}");
    api.get(job);
    api.get(job);
    return api.get(job).json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LF; LastName,Company|A,B|; JobComplete; ''",
        "LF; LastName,Company~A,B~; Failed; ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF",
        "CRLF; LastName,Company~A,B~; JobComplete; ''",
        "CRLF; LastName,Company|A,B|; Failed; ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF",
        "LF; LastName,Nope__c|A,B|; Failed; InvalidBatch : Field name not found : Nope__c"
      })
  void aFileThatDoesNotFitFailsTheWholeJob(
      String ending, String csv, String state, String message) {
    var job = job("{'object':'Lead','operation':'insert','lineEnding':'%s'}".formatted(ending));
    var file = csv.replace("|", "\n").replace("~", "\r\n");
    int before = sim.store().count("Lead");
    var done = run(job, file);
    assertThat(Json.text(done, "state")).isEqualTo(state);
    assertThat(Json.text(done, "errorMessage")).isEqualTo(message);
    assertThat(sim.store().count("Lead") - before).isEqualTo(message.isEmpty() ? 1 : 0);
    var left = api.get(job + "/unprocessedrecords/").body();
    assertThat(left).isEqualTo(message.isEmpty() ? "" : file);
  }

  @Test
  void cellsArePartedAsTheJobSays() {
    var job = job("{'object':'Lead','operation':'insert','columnDelimiter':'SEMICOLON'}");
    var done = run(job, "LastName;Company\nSemi;\"A;B\"\n");
    assertThat(Json.text(done, "columnDelimiter")).isEqualTo("SEMICOLON");
    assertThat(sim.store().where("Lead", "Company", "A;B")).hasSize(1);
    assertThat(api.get(job + "/successfulResults/").body())
        .startsWith("\"sf__Id\";\"sf__Created\"");
    var wrong = "{\"object\":\"Lead\",\"operation\":\"insert\",\"columnDelimiter\":\"DOT\"}";
    assertThat(api.post(DATA + "/jobs/ingest", wrong).status()).isEqualTo(400);
  }

  @Test
  void aColumnNamesAParentByItsExternalId() {
    var parent = create("Campaign", Map.of("Name", "P", "Unisono_Id__c", "bulk-p"));
    run(
        job("{'object':'Campaign','operation':'insert'}"),
        "Name,Parent.Unisono_Id__c\nKid,bulk-p\n");
    assertThat(sim.store().where("Campaign", "ParentId", parent)).hasSize(1);
  }

  @Test
  void aRowWithoutItsKeyIsRefused() {
    var update = job("{'object':'Lead','operation':'update'}");
    run(update, "Id,LastName\n,Nobody\n");
    assertThat(api.get(update + "/failedResults/").body())
        .contains("MISSING_ARGUMENT:Id not specified:--");
  }

  @Test
  void whatIsDeletedHardIsInNoBin() {
    for (var operation : List.of("delete", "hardDelete")) {
      var lead = aLead(operation);
      run(job("{'object':'Lead','operation':'%s'}".formatted(operation)), "Id\n" + lead + "\n");
      assertThat(sim.store().find("Lead", lead)).isEmpty();
      var binned = sim.store().recycled("Lead").stream().map(r -> Json.text(r, "Id")).toList();
      assertThat(binned.contains(lead)).isEqualTo(operation.equals("delete"));
    }
  }

  @Test
  void anUploadIsSoLongAtMost() {
    api.post("/_sim/automations", "{\"bulkUploadBytes\":100}");
    var job = job("{'object':'Lead','operation':'insert'}");
    // 75 bytes are 100 in Base64.
    var most = "LastName,Company\nL," + "x".repeat(55) + "\n";
    assertThat(api.put(job + "/batches", most + "y", "text/csv").status()).isEqualTo(413);
    assertThat(api.put(job + "/batches", most, "text/csv").status()).isEqualTo(201);
  }

  @Test
  void aFieldOrARecordThatIsTooLongFailsTheJob() {
    var long32 = "x".repeat(32_000);
    var field = job("{'object':'Lead','operation':'insert'}");
    var failed = run(field, "LastName,Company,Description\nA,B," + long32 + "x\n");
    assertThat(Json.text(failed, "state")).isEqualTo("Failed");
    assertThat(Json.text(failed, "errorMessage")).contains("Maximum field size");
    var record = job("{'object':'Lead','operation':'insert'}");
    var head = "LastName,Company" + ",Description".repeat(13);
    failed = run(record, head + "\nA,B" + ("," + long32).repeat(13) + "\n");
    assertThat(Json.text(failed, "errorMessage")).contains("Maximum record size");
    assertThat(api.get(record + "/unprocessedrecords/").body()).contains("A,B,xxx");
    assertThat(sim.store().where("Lead", "LastName", "A")).isEmpty();
  }

  @Test
  void jobsAndTheirResultsAreKeptForSevenDays() {
    var job = job("{'object':'Lead','operation':'insert'}");
    run(job, "LastName,Company\nKept,B\n");
    var open = "{\"operation\":\"query\",\"query\":\"SELECT Id FROM Lead\"}";
    var query =
        DATA + "/jobs/query/" + Json.text(api.post(DATA + "/jobs/query", open).json(), "id");
    int day = 24 * 60;
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 7 * day - 1);
    assertThat(api.get(job + "/successfulResults/").body()).contains("Kept");
    assertThat(api.get(query).status()).isEqualTo(200);
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 7 * day + 1);
    assertThat(api.get(job + "/successfulResults/").status()).isEqualTo(404);
    assertThat(api.get(query).status()).isEqualTo(404);
    assertThat(api.get(DATA + "/jobs/ingest").json().path("records")).isEmpty();
  }

  /// Four batches of one row: the second of each pair loses the campaign that the first one names.
  @Test
  void batchesAtOnceFightForTheCampaignOfTheirMembers() {
    api.post("/_sim/automations", "{\"lockingBatchRows\":1}");
    var one = aCampaign("One");
    var two = aCampaign("Two");
    var csv = new StringBuilder("CampaignId,LeadId\n");
    for (var campaign : List.of(one, one, one, two)) {
      csv.append(campaign).append(',').append(aLead("L")).append('\n');
    }
    var job = job("{'object':'CampaignMember','operation':'insert'}");
    assertThat(run(job, csv.toString()).path("numberRecordsFailed").asInt()).isEqualTo(1);
    assertThat(api.get(job + "/failedResults/").body()).contains("UNABLE_TO_LOCK_ROW", one);
  }
}
