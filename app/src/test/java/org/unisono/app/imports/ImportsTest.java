package org.unisono.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class ImportsTest extends RoomTest {

  private static final Field<UUID> IMPORT_ID = DSL.field("import_id", UUID.class);

  @Autowired private DSLContext sql;

  private String webinar() {
    return api()
        .post("/api/v1/campaigns", Map.of("name", "W " + Samples.word(), "type", "webinar"))
        .id();
  }

  private Api.Answer start(String csv, Map<String, Object> mapping) {
    return start(csv.getBytes(StandardCharsets.UTF_8), mapping);
  }

  private Api.Answer start(byte[] csv, Map<String, Object> mapping) {
    return api()
        .upload(
            "/api/v1/imports",
            "people.csv",
            csv,
            Map.of("mapping", Api.JSON.writeValueAsString(mapping)));
  }

  private Api.Answer done(Api.Answer started) {
    assertThat(started.status()).as(started.raw().body()).isEqualTo(202);
    var path = "/api/v1/imports/" + started.id();
    await(
        () ->
            !java.util.Set.of("queued", "running")
                .contains(api().get(path).body().path("state").asString()));
    return api().get(path);
  }

  private static int count(Api.Answer done, String name) {
    return done.body().path("counts").path(name).asInt();
  }

  private static Map<String, Object> byEmail(String campaign) {
    return Map.of(
        "columns",
        Map.of("E-mail", "email", "First name", "firstName"),
        "match",
        "email",
        "campaignId",
        campaign,
        "status",
        "Invited");
  }

  private static String rows(int n) {
    var word = Samples.word();
    var csv = new StringBuilder("E-mail,First name\n");
    for (int i = 0; i < n; i++) {
      csv.append(word).append(i).append("@example.org,Name ").append(i).append('\n');
    }
    return csv.toString();
  }

  @Test
  void aFileBecomesMembersAndASecondTimeNothingDoubles() {
    var campaign = webinar();
    var csv = rows(1_200);

    var first = done(start(csv, byEmail(campaign)));
    var second = done(start(csv, byEmail(campaign)));

    assertThat(count(first, "created")).isEqualTo(1_200);
    assertThat(count(first, "members")).isEqualTo(1_200);
    assertThat(count(second, "created")).isZero();
    assertThat(count(second, "unchanged")).isEqualTo(1_200);
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asInt())
        .isEqualTo(1_200);
  }

  @Test
  void aRefusedRowComesBackWithItsReasonAndHarmsNoOther() {
    var email = Samples.email();
    var csv =
        "E-mail,First name\n"
            + email
            + ",Aino\nnot-an-address,Matti\n,Nobody\n"
            + email.toUpperCase(java.util.Locale.ROOT)
            + ",Aino\n";

    var done = done(start(csv, byEmail(webinar())));

    assertThat(count(done, "refused")).isEqualTo(2);
    assertThat(count(done, "created")).isEqualTo(1);
    assertThat(count(done, "unchanged")).isEqualTo(1);
    var file = api().get("/api/v1/imports/" + done.id() + "/refused.csv").raw().body();
    assertThat(file).contains("not-an-address,Matti,2,").doesNotContain(email);
  }

  @Test
  void aDryRunCountsAndChangesNothing() {
    var campaign = webinar();
    var mapping = new java.util.HashMap<>(byEmail(campaign));
    mapping.put("dryRun", true);

    var done = done(start(rows(10), mapping));

    assertThat(count(done, "created")).isEqualTo(10);
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asInt())
        .isZero();
  }

  @Test
  void noFileOutlivesItsImportAndNoRowAPersonWhoIsErased() {
    var email = Samples.email();
    var csv = "E-mail,First name\n%s,Aino\n\"%s, twice\",Aino\n".formatted(email, email);
    var started = done(start(csv, byEmail(webinar())));
    var changed = "E-mail,First name\n%s,Aada\n".formatted(email);
    done(start(changed, byEmail(webinar())));
    var refused = "/api/v1/imports/" + started.id() + "/refused.csv";
    assertThat(api().get(refused).raw().body()).contains(email).contains("First name");
    assertThat(sql.fetchCount(DSL.table("imports.pieces"), IMPORT_ID.eq(id(started)))).isZero();
    var person =
        "/api/v1/people/"
            + api().get("/api/v1/people?q=" + email).items().get(0).path("id").asString();
    assertThat(api().get(person + "/export").body().path("imports").toString()).contains("Aino");

    assertThat(api().delete(person, api().get(person).etag()).status()).isEqualTo(204);

    assertThat(api().get(refused).raw().body()).doesNotContain(email).contains("First name");
    var kept = sql.fetch("select * from imports.rows where import_id = {0}", DSL.val(id(started)));
    assertThat(kept.toString()).doesNotContain(email).doesNotContain("Aino");
  }

  private static UUID id(Api.Answer started) {
    return UUID.fromString(started.id());
  }

  @Test
  void anImportCanBeUndone() {
    var campaign = webinar();
    var known =
        api().post("/api/v1/people", Map.of("email", Samples.email(), "firstName", "Before"));
    var address = known.body().path("email").asString();
    var done = done(start(rows(5) + address + ",After\n", byEmail(campaign)));
    assertThat(count(done, "members")).isEqualTo(6);

    var path = "/api/v1/imports/" + done.id();
    assertThat(api().post(path + "/undo", "{}").status()).isEqualTo(202);
    await(() -> api().get(path).body().path("state").asString().equals("undone"));

    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asInt())
        .isZero();
    assertThat(api().get("/api/v1/people/" + known.id()).body().path("firstName").asString())
        .isEqualTo("Before");
  }

  @Test
  void whoWasRaisedIsLoweredAgainUnlessSomebodyHasMovedThemSince() {
    var campaign = webinar();
    var members = "/api/v1/campaigns/" + campaign + "/members";
    var raised = Samples.email();
    var moved = Samples.email();
    for (var email : List.of(raised, moved)) {
      api().post("/api/v1/people", Map.of("email", email));
      api().post(members, Map.of("email", email, "status", "Invited"));
    }
    var done =
        done(
            start(
                "E-mail\n" + raised + "\n" + moved + "\n", addressesOnly(campaign, "Registered")));
    assertThat(statusOf(campaign, raised)).isEqualTo("Registered");
    api().post(members, Map.of("email", moved, "status", "Attended"));

    var path = "/api/v1/imports/" + done.id();
    api().post(path + "/undo", "{}");
    await(() -> api().get(path).body().path("state").asString().equals("undone"));

    assertThat(statusOf(campaign, raised)).isEqualTo("Invited");
    assertThat(statusOf(campaign, moved)).isEqualTo("Attended");
  }

  @Test
  void whoComesBackAfterAnUndoBeginsAnew() {
    var campaign = webinar();
    var email = Samples.email();
    var done = done(start("E-mail\n" + email + "\n", addressesOnly(campaign, "Attended")));
    var path = "/api/v1/imports/" + done.id();
    api().post(path + "/undo", "{}");
    await(() -> api().get(path).body().path("state").asString().equals("undone"));
    api().post("/api/v1/people", Map.of("email", email));

    api().post("/api/v1/campaigns/" + campaign + "/members", Map.of("email", email));

    assertThat(statusOf(campaign, email)).isEqualTo("Invited");
  }

  @Test
  void whatAnImportAddedToSomebodyLeavesAgainAndWhatCameLaterStays() {
    var email = Samples.email();
    var known = api().post("/api/v1/people", Map.of("email", email, "phones", List.of("+39061")));
    var path = "/api/v1/people/" + known.id();
    var columns = Map.of("E-mail", "email", "Phone", "phone");
    var csv = "E-mail,Phone\n" + email + ",+39062\n";
    var done = done(start(csv, Map.of("columns", columns, "match", "email")));
    var after = api().get(path).body();
    assertThat(after.path("phones").toString()).contains("+39061", "+39062");
    api().post("/api/v1/people", Map.of("email", email, "phones", List.of("+39063")));

    api().post("/api/v1/imports/" + done.id() + "/undo", "{}");
    await(
        () ->
            api()
                .get("/api/v1/imports/" + done.id())
                .body()
                .path("state")
                .asString()
                .equals("undone"));

    var undone = api().get(path).body();
    assertThat(undone.path("phones").toString())
        .contains("+39061", "+39063")
        .doesNotContain("+39062");
  }

  @Test
  void anAddressThatAnImportBroughtIsNotThePrimaryOneAnyMore() {
    var id = "erp-" + Samples.word();
    var known =
        api().post("/api/v1/people", Map.of("lastName", "Late", "externalIds", Map.of("erp", id)));
    var path = "/api/v1/people/" + known.id();
    var email = Samples.email();
    var done = done(start("Id,E-mail\n" + id + "," + email + "\n", BY_ERP));
    assertThat(api().get(path).body().path("email").asString()).isEqualTo(email);

    undo(done.id());

    var undone = api().get(path).body();
    assertThat(undone.path("email").isNull()).as(undone.toString()).isTrue();
    assertThat(undone.path("emails")).isEmpty();
  }

  @Test
  void anotherPrimaryAddressThatSomebodyGaveSinceStays() {
    var id = "erp-" + Samples.word();
    var known =
        api().post("/api/v1/people", Map.of("lastName", "Late", "externalIds", Map.of("erp", id)));
    var path = "/api/v1/people/" + known.id();
    var done = done(start("Id,E-mail\n" + id + "," + Samples.email() + "\n", BY_ERP));
    var byHand = Samples.email();
    api().patch(path, Map.of("email", byHand));

    undo(done.id());

    assertThat(api().get(path).body().path("email").asString()).isEqualTo(byHand);
  }

  private static final Map<String, Object> BY_ERP =
      Map.of(
          "columns",
          Map.of("Id", "externalIds.erp", "E-mail", "email"),
          "match",
          "externalIds.erp");

  private void undo(String id) {
    api().post("/api/v1/imports/" + id + "/undo", "{}");
    await(
        () -> api().get("/api/v1/imports/" + id).body().path("state").asString().equals("undone"));
  }

  private static Map<String, Object> addressesOnly(String campaign, String status) {
    return Map.of(
        "columns",
        Map.of("E-mail", "email"),
        "match",
        "email",
        "campaignId",
        campaign,
        "status",
        status);
  }

  private String statusOf(String campaign, String email) {
    return api()
        .get("/api/v1/campaigns/" + campaign + "/members?limit=200")
        .items()
        .valueStream()
        .filter(m -> m.toString().contains(email))
        .findFirst()
        .orElseThrow()
        .path("status")
        .asString();
  }

  @Test
  void columnsBecomeTypedFieldsAndValuesStatuses() {
    var campaign = webinar();
    var key = Samples.word();
    var csv = "ID,Income,Joined,Answer\n" + key + "1,58138,9/4/2012,1\n" + key + "2,,3/28/2014,0\n";
    var field = "f" + Samples.word();

    var done =
        done(
            start(
                csv,
                Map.of(
                    "columns",
                    Map.of(
                        "ID",
                        "externalIds.retail",
                        "Income",
                        "fields." + field + "income",
                        "Joined",
                        "fields." + field + "joined"),
                    "match",
                    "externalIds.retail",
                    "campaignId",
                    campaign,
                    "values",
                    Map.of("Answer", Map.of("1", "Registered")),
                    "createFields",
                    true)));

    assertThat(count(done, "created")).as(done.raw().body()).isEqualTo(2);
    var person = api().get("/api/v1/people?q=" + key + "1").items().path(0);
    assertThat(person.path("fields").path(field + "income").isNumber()).isTrue();
    assertThat(person.path("fields").path(field + "joined").asString()).isEqualTo("2012-09-04");
    assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("respondedCount").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatIsNoTableIsRefusedBeforeAnythingIsChanged() {
    var mapping = byEmail(webinar());

    assertThat(start("E-mail,First name\n\"open,Aino\n", mapping).code())
        .isEqualTo("unclosedQuote");
    assertThat(start("E-mail,E-mail\na,b\n", mapping).code()).isEqualTo("duplicateHeader");
    assertThat(start("Mail,First name\na,b\n", mapping).code()).isEqualTo("missingColumn");
    assertThat(start("E-mail,First name\nx," + "y".repeat(10_000_000) + "\n", mapping).code())
        .isEqualTo("cellTooLarge");
    assertThat(start("", mapping).code()).isEqualTo("emptyFile");
  }

  @Test
  void nulAndMixedEncodingsAreFaultsOfTheirRows() {
    var head =
        ("E-mail,First name\n"
                + Samples.email()
                + ",Päivi\n"
                + Samples.email()
                + ",A\u0000B\n"
                + Samples.email()
                + ",J")
            .getBytes(StandardCharsets.UTF_8);
    var csv = java.util.Arrays.copyOf(head, head.length + 2);
    csv[head.length] = (byte) 0xE4;
    csv[head.length + 1] = '\n';

    var done = done(start(csv, byEmail(webinar())));

    assertThat(count(done, "created")).isEqualTo(1);
    assertThat(done.body().path("faults").valueStream().map(f -> f.path("code").asString()))
        .containsExactly("controlCharacter", "badEncoding");
  }

  @Test
  void whatAFileHoldsIsToldBeforeItIsMapped() {
    var csv = "\"E-mail\";\"Vorname\";\"Alter\"\nx@example.org;Ada;30\n";

    var found =
        api()
            .upload(
                "/api/v1/imports/inspect", "a.csv", csv.getBytes(StandardCharsets.UTF_8), Map.of());

    assertThat(found.body().path("delimiter").asString()).isEqualTo(";");
    assertThat(found.body().path("rows").asInt()).isEqualTo(1);
    assertThat(found.body().path("headers").valueStream().map(h -> h.path("guess").asString("-")))
        .containsExactly("email", "firstName", "-");
  }

  @Test
  void aJourneyAdmitsNobodyFromAFile() {
    var journey = api().post("/api/v1/campaigns", Map.of("name", "J", "style", "journey")).id();

    var done =
        done(
            start(
                rows(2),
                Map.of(
                    "columns",
                    Map.of("E-mail", "email"),
                    "match",
                    "email",
                    "campaignId",
                    journey)));

    assertThat(count(done, "refused")).isEqualTo(2);
    assertThat(done.body().path("faults").path(0).path("code").asString()).isEqualTo("notAdmitted");
  }
}
