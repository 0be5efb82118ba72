package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

class FilesTest extends HubSpotCase {
  private static final String IMPORTS = "/crm/v3/imports";
  private static final String EXPORTS = "/crm/v3/exports/export/async";

  private Api.Answer upload(String operation, String csv) {
    var wish =
        """
        {"name":"May","importOperations":{"0-1":"%s"},"files":[{"fileName":"a.csv",
        "fileFormat":"CSV","fileImportPage":{"hasHeader":true,"columnMappings":[
        {"columnObjectTypeId":"0-1","columnName":"E-mail","propertyName":"email"},
        {"columnObjectTypeId":"0-1","columnName":"First","propertyName":"firstname"}]}}]}"""
            .formatted(operation);
    var body =
        """
        --x
        Content-Disposition: form-data; name="importRequest"

        %s
        --x
        Content-Disposition: form-data; name="files"; filename="a.csv"
        Content-Type: text/csv

        %s
        --x--
        """
            .formatted(wish.replace("\n", " "), csv)
            .replace("\n", "\r\n");
    return api.send("POST", IMPORTS, body, "multipart/form-data; boundary=x", Map.of());
  }

  private String state(String id) {
    return Json.text(api.get(IMPORTS + "/" + id).json(), "state");
  }

  @Test
  void anImportGoesThroughItsStatesAndCountsWhatItDid() {
    aContact("old@example.com");
    var csv = "E-mail,First\nold@example.com,Old\nnew@example.com,\"New, still\"\nbroken,X\n";
    var made = upload("UPSERT", csv);
    assertThat(made.status()).isEqualTo(200);
    var id = Json.text(made.json(), "id");
    assertThat(Json.text(made.json(), "state")).isEqualTo("STARTED");
    assertThat(List.of(state(id), state(id), state(id)))
        .containsExactly("PROCESSING", "DONE", "DONE");
    var counters = api.get(IMPORTS + "/" + id).json().path("metadata").path("counters");
    assertThat(counters.path("TOTAL_ROWS").asInt()).isEqualTo(3);
    assertThat(counters.path("UPDATED_OBJECTS").asInt()).isOne();
    assertThat(counters.path("CREATED_OBJECTS").asInt()).isOne();
    var contact = sim.store().contactByEmail("new@example.com").orElseThrow().path("properties");
    assertThat(Json.text(contact, "firstname")).isEqualTo("New, still");
    var errors = IMPORTS + "/" + id + "/errors";
    var bare = api.get(errors).json().path("results");
    assertThat(bare).hasSize(1);
    assertThat(Json.text(bare.path(0), "errorType")).isEqualTo("INVALID_EMAIL");
    assertThat(bare.path(0).has("errorMessage")).isFalse();
    var whole = api.get(errors + "?includeErrorMessage=true&includeRowData=true").json();
    var row = whole.path("results").path(0).path("sourceData");
    assertThat(row.path("rowData").path(0).asString()).isEqualTo("broken");
    assertThat(row.path("lineNumber").asInt()).isEqualTo(4);
    assertThat(api.get(IMPORTS).json().path("results")).hasSize(1);
    assertThat(api.post(IMPORTS + "/" + id + "/cancel", "").status()).isEqualTo(400);
  }

  @Test
  void anImportThatIsTakenBackWritesNothing() {
    var id = Json.text(upload("UPDATE", "E-mail,First\nn@example.com,N\n").json(), "id");
    assertThat(api.post(IMPORTS + "/" + id + "/cancel", "").status()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("CANCELED");
    assertThat(sim.store().contactByEmail("n@example.com")).isEmpty();
    assertThat(api.post(IMPORTS, "{}").status()).isEqualTo(415);
    assertThat(api.get(IMPORTS + "/1").status()).isEqualTo(404);
  }

  @Test
  void anExportIsAFileBehindAnAddressThatNeedsNoToken() {
    var list = sim.store().createList("Export");
    var contact = sim.store().create("contacts", Map.of("email", "e@example.com", "phone", "7"));
    sim.store().changeMembers(list, List.of(contact), List.of());
    var wish = Json.object().put("exportType", "LIST").put("format", "CSV").put("listId", list);
    wish.put("exportName", "E").put("objectType", "CONTACT");
    wish.putArray("objectProperties").add("email").add("phone");
    var started = api.post(EXPORTS, Json.write(wish));
    assertThat(started.status()).isEqualTo(202);
    var status = EXPORTS + "/tasks/" + Json.text(started.json(), "id") + "/status";
    assertThat(Json.text(api.get(status).json(), "status")).isEqualTo("PROCESSING");
    var done = api.get(status).json();
    assertThat(Json.text(done, "status")).isEqualTo("COMPLETE");
    var url = URI.create(Json.text(done, "result"));
    var file = api.withToken("").get(url.getPath() + "?" + url.getQuery());
    assertThat(file.body()).isEqualTo("\"email\",\"phone\"\n\"e@example.com\",\"7\"\n");
    assertThat(api.get(url.getPath() + "?until=1").status()).isEqualTo(403);
    wish.put("exportType", "VIEW");
    assertThat(api.post(EXPORTS, Json.write(wish)).status()).isEqualTo(202);
    wish.putArray("objectProperties").add("colour");
    assertThat(api.post(EXPORTS, Json.write(wish)).status()).isEqualTo(400);
    assertThat(api.post(EXPORTS, Json.write(wish.put("format", "XLS"))).status()).isEqualTo(400);
    assertThat(api.get(EXPORTS + "/tasks/1/status").status()).isEqualTo(404);
  }
}
