package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;

/// Imports and exports: jobs that are done one at a time, the oldest first.
class PardotJobsTest extends PardotCase {
  private static final String SEEN = "?fields=id,state,isExpired";
  private static final String EXPORT =
      """
      {"object": "Prospect", "fields": ["id", "email", "createdAt"], "procedure":
        {"name": "filter_by_updated_at", "arguments": {"updated_after": "2027-01-01 00:00:00"%s}}}""";

  private Api.Answer job(String method, String path, String body, String type) {
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    return api.send(method, path, body, type, unit);
  }

  private Api.Answer job(String method, String path, String body) {
    return job(method, path, body, "application/json");
  }

  private String export(String arguments) {
    var made = job("POST", ExportCalls.AT + SEEN, EXPORT.formatted(arguments));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return Json.text(made.json(), "id");
  }

  private String state(String at, String id) {
    return Json.text(job("GET", at + "/" + id + SEEN, "").json(), "state");
  }

  private List<List<String>> rows(String id) {
    var refs = job("GET", ExportCalls.AT + "/" + id + "?fields=resultRefs", "").json();
    var file = refs.path("resultRefs").path(0).asString();
    return Csv.read(job("GET", file, "").body());
  }

  @Test
  void exportsAreDoneOneAtATimeTheOldestFirst() {
    var first = export("");
    var second = export("");
    // Each look moves the older one first.
    assertThat(state(ExportCalls.AT, second)).isEqualTo("Waiting");
    assertThat(state(ExportCalls.AT, second)).isEqualTo("Waiting");
    assertThat(state(ExportCalls.AT, second)).isEqualTo("Processing");
    assertThat(state(ExportCalls.AT, first)).isEqualTo("Complete");
    assertThat(state(ExportCalls.AT, second)).isEqualTo("Complete");
  }

  @Test
  void anExportIsACsvWithMomentsInTheZoneOfItsUser() {
    var fresh = prospect("fresh@example.com");
    var id = export("");
    state(ExportCalls.AT, id);
    state(ExportCalls.AT, id);
    var rows = rows(id);
    assertThat(rows.getFirst()).containsExactly("id", "email", "createdAt");
    assertThat(rows).contains(List.of(fresh, "fresh@example.com", "2027-03-01 04:00:00"));
  }

  @Test
  void whatWasDeletedIsExportedOnlyWhenItIsAskedFor() {
    var gone = prospect("gone@example.com");
    sim.store().deleteProspect(gone);
    for (var asked : List.of("", ", \"deleted\": \"all\"")) {
      var id = export(asked);
      state(ExportCalls.AT, id);
      state(ExportCalls.AT, id);
      var ids = rows(id).stream().map(List::getFirst).toList();
      assertThat(ids.contains(gone)).isEqualTo(!asked.isEmpty());
    }
  }

  @Test
  void aMembershipThatIsGoneShowsInExportsAlone() {
    var list = sim.store().createList("Left", PardotStore.Visibility.INTERNAL);
    sim.store().subscribe(prospect("left@example.com"), list);
    var listed = "list-memberships?fields=id&deleted=false&listId=" + list;
    var member = get(listed).json().path("values").path(0).path("id").asString();
    assertThat(send("DELETE", "list-memberships/" + member, "").status()).isEqualTo(204);
    assertThat(get(listed).json().path("values")).isEmpty();
    assertThat(get("list-memberships/" + member + "?fields=id").status()).isEqualTo(404);
    var body = EXPORT.formatted(", \"deleted\": \"all\"").replace("Prospect", "ListMembership");
    body = body.replace("\"email\", \"createdAt\"", "\"listId\", \"isDeleted\"");
    var id = Json.text(job("POST", ExportCalls.AT + SEEN, body).json(), "id");
    state(ExportCalls.AT, id);
    state(ExportCalls.AT, id);
    assertThat(rows(id)).contains(List.of(member, list, "true"));
  }

  @Test
  void listingsLagBehindTheWritesAndReadingByIdDoesNot() {
    var known = sim.store().createProspect(Map.of("email", "lag@example.com", "company", "Old"));
    api.post("/_sim/automations", "{\"readLagSeconds\": 60}");
    sim.store().updateProspect(known, Map.of("company", "New"));
    var fresh = prospect("fresh@example.com");
    var listed = "prospects?fields=id,company&idGreaterThan=" + (Long.parseLong(known) - 1);
    assertThat(get(listed).json().path("values").valueStream().map(r -> Json.text(r, "company")))
        .containsExactly("Old");
    assertThat(get("prospects/" + fresh + "?fields=id").status()).isEqualTo(200);
    pass(Duration.ofSeconds(60));
    assertThat(get(listed).json().path("values").valueStream().map(r -> Json.text(r, "company")))
        .containsExactly("New", "");
  }

  @Test
  void filesAreKeptForSevenDays() {
    var id = export("");
    state(ExportCalls.AT, id);
    state(ExportCalls.AT, id);
    pass(Duration.ofDays(8));
    var late = job("GET", ExportCalls.AT + "/" + id + "?fields=isExpired,resultRefs", "").json();
    assertThat(late.path("isExpired").asBoolean()).isTrue();
    assertThat(late.path("resultRefs").isNull()).isTrue();
    assertThat(job("GET", ExportCalls.AT + "/" + id + "/results/0", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "filter_by_updated_at; filter_by_nothing; 174",
        "updated_after; since; 175",
        "\"updated_after\": \"2027-01-01 00:00:00\"; \"deleted\": \"all\"; 176",
        "2027-01-01 00:00:00; 2025-01-01 00:00:00; 177",
        "\"email\"; \"nothing\"; 130",
        "\"Prospect\"; \"Form\"; 154",
        "\"Prospect\"; \"\"; 153",
        "filter_by_updated_at; filter_by_prospect_updated_at; 174",
        "\"updated_after\"; \"type\": [1], \"updated_after\"; 175",
        "\"updated_after\"; \"deleted\": \"maybe\", \"updated_after\"; 177",
        "2027-01-01 00:00:00; whenever; 177"
      })
  void aBadExportIsRefused(String part, String other, int code) {
    var body = EXPORT.formatted("").replace(part, other);
    var answer = job("POST", ExportCalls.AT + SEEN, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(code);
  }

  private String open(String more) {
    var body = "{\"object\": \"Prospect\", \"operation\": \"Upsert\"%s}".formatted(more);
    var made = job("POST", ImportCalls.AT + SEEN, body);
    assertThat(Json.text(made.json(), "state")).isEqualTo("Open");
    return Json.text(made.json(), "id");
  }

  private Api.Answer fill(String id, String csv) {
    return job("POST", ImportCalls.AT + "/" + id + "/batches", csv, "text/csv");
  }

  private Api.Answer ready(String id) {
    return job("PATCH", ImportCalls.AT + "/" + id + SEEN, "{\"state\": \"Ready\"}");
  }

  @Test
  void anImportIsOpenedFilledSetReadyAndDone() {
    var known = prospect("known@example.com");
    var list = sim.store().createList("Imported", PardotStore.Visibility.INTERNAL);
    var id = open("");
    var csv =
        "matchId,matchEmail,lastName,addToList\n,known@example.com,Known,%s\n,new@example.com,New,\n";
    assertThat(fill(id, csv.formatted(list)).status()).isEqualTo(204);
    assertThat(fill(id, "matchId,matchEmail,lastName,addToList\n99999,,Nobody,\n").status())
        .isEqualTo(204);
    assertThat(Json.text(ready(id).json(), "state")).isEqualTo("Waiting");
    assertThat(code(fill(id, csv))).isEqualTo(161);
    assertThat(state(ImportCalls.AT, id)).isEqualTo("Processing");
    assertThat(state(ImportCalls.AT, id)).isEqualTo("Complete");

    var counts = "?fields=createdCount,updatedCount,errorCount,errorsRef";
    var done = job("GET", ImportCalls.AT + "/" + id + counts, "").json();
    assertThat(done.path("createdCount").asInt()).isEqualTo(1);
    assertThat(done.path("updatedCount").asInt()).isEqualTo(1);
    assertThat(done.path("errorCount").asInt()).isEqualTo(1);
    var errors = Csv.read(job("GET", Json.text(done, "errorsRef"), "").body());
    assertThat(errors.getLast()).startsWith("99999", "", "Nobody");
    assertThat(Json.text(get("prospects/" + known + "?fields=lastName").json(), "lastName"))
        .isEqualTo("Known");
    assertThat(get("list-memberships?fields=id&listId=" + list).json().path("values")).hasSize(1);
    assertThat(sim.store().prospectsAt("new@example.com")).hasSize(1);
  }

  @Test
  void aColumnCanBeToldNotToOverwriteOrBlank() {
    var known = sim.store().createProspect(Map.of("email", "k@example.com", "lastName", "Kept"));
    var columns =
        ", \"columns\": [{\"field\": \"matchEmail\"}, {\"field\": \"jobTitle\"},"
            + " {\"field\": \"lastName\", \"overwrite\": false},"
            + " {\"field\": \"company\", \"nullOverwrite\": false}]";
    sim.store().updateProspect(known, Map.of("company", "Lumi", "jobTitle", "CTO"));
    var id = open(columns);
    fill(id, "matchEmail,lastName,company,jobTitle\nk@example.com,Other,,\n");
    ready(id);
    state(ImportCalls.AT, id);
    state(ImportCalls.AT, id);
    var now = get("prospects/" + known + "?fields=lastName,company,jobTitle").json();
    assertThat(Json.text(now, "lastName")).isEqualTo("Kept");
    assertThat(Json.text(now, "company")).isEqualTo("Lumi");
    assertThat(now.path("jobTitle").isNull()).isTrue();
  }

  @Test
  void theRecycleBinIsRestoredOnlyWhenItIsAskedFor() {
    var gone = prospect("gone@example.com");
    sim.store().deleteProspect(gone);
    for (var restore : List.of("false", "true")) {
      var id = open(", \"restoreDeleted\": " + restore);
      fill(id, "matchId,lastName\n" + gone + ",Back\n");
      ready(id);
      state(ImportCalls.AT, id);
      state(ImportCalls.AT, id);
      assertThat(get("prospects/" + gone + "?fields=id").status())
          .isEqualTo(restore.equals("true") ? 200 : 404);
    }
  }

  @Test
  void aFormCarriesTheImportAndItsFileAtOnce() {
    var form =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"importInput\"",
            "",
            "{\"object\": \"Prospect\", \"operation\": \"Upsert\", \"state\": \"Ready\"}",
            "--b",
            "Content-Disposition: form-data; name=\"importFile\"; filename=\"a.csv\"",
            "",
            "matchEmail\nform@example.com",
            "--b--",
            "");
    var made = job("POST", ImportCalls.AT + SEEN, form, "multipart/form-data; boundary=b");
    assertThat(Json.text(made.json(), "state")).isEqualTo("Waiting");
    var id = Json.text(made.json(), "id");
    state(ImportCalls.AT, id);
    assertThat(state(ImportCalls.AT, id)).isEqualTo("Complete");
    assertThat(sim.store().prospectsAt("form@example.com")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"nothing;matchEmail, 130", "lastName;email, 153", "matchEmail;lastName;email, 159"})
  void aBadFileIsRefusedWhole(String head, int code) {
    var csv = head.replace(';', ',') + "\na,b\n";
    assertThat(code(fill(open(""), csv))).isEqualTo(code);
  }

  @Test
  void anImportIsOpenForADayAndTakesTenBatches() {
    var id = open("");
    assertThat(code(ready(id))).isEqualTo(156);
    for (int i = 0; i < 10; i++) {
      fill(id, "matchEmail\nb%d@example.com\n".formatted(i));
    }
    assertThat(code(fill(id, "matchEmail\nb@example.com\n"))).isEqualTo(160);
    pass(Duration.ofHours(25));
    assertThat(code(ready(id))).isEqualTo(155);
    assertThat(
            job("GET", ImportCalls.AT + "/" + id + SEEN, "").json().path("isExpired").asBoolean())
        .isTrue();
  }
}
