package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

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
}
