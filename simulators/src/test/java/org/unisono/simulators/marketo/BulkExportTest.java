package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

/// Exports: made, put into the queue, asked for, fetched.
class BulkExportTest extends BulkCase {
  private String ofMembers(String program) {
    return "{\"fields\":[\"leadId\",\"statusName\",\"email\",\"firstName\"],\"filter\":{\"programId\":%s}}"
        .formatted(program);
  }

  @Test
  void anExportPassesThroughItsStatusesToAFileWithItsSum() throws Exception {
    var program = sim.store().createProgram("Exported");
    var lead = sim.store().createLead(Map.of("email", "ex@example.com"));
    status(program, lead, "Registered");
    var made = first(api.post("/bulk/v1/program/members/export/create.json", ofMembers(program)));
    assertThat(Json.text(made, "status")).isEqualTo("Created");
    var one = "/bulk/v1/program/members/export/" + Json.text(made, "exportId");
    assertThat(api.get(one + "/file.json").status()).isEqualTo(404);
    assertThat(Json.text(first(api.post(one + "/enqueue.json", "{}")), "status"))
        .isEqualTo("Queued");
    assertThat(Json.text(first(api.get(one + "/status.json")), "status")).isEqualTo("Queued");
    assertThat(Json.text(first(api.get(one + "/status.json")), "status")).isEqualTo("Processing");

    var done = first(api.get(one + "/status.json"));

    assertThat(Json.text(done, "status")).isEqualTo("Completed");
    assertThat(done.path("numberOfRecords").asInt()).isOne();
    var file = api.get(one + "/file.json").body();
    assertThat(file.lines())
        .containsExactly(
            "leadId,statusName,email,firstName", lead + ",Registered,ex@example.com,null");
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    assertThat(done.path("fileSize").asInt()).isEqualTo(bytes.length);
    var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(Json.text(done, "fileChecksum")).isEqualTo("sha256:" + sum);
  }

  @Test
  void aFileIsFetchedInPartsThatMayCutACharacter() {
    sim.store().createLead(Map.of("email", "umlaut@example.com", "firstName", "Jürg"));
    var wish = "{\"fields\":[\"firstName\"],\"filter\":{%s}}".formatted(lately("createdAt"));
    var one = exported("leads", wish);
    ended(one + "/status.json");
    var whole = api.get(one + "/file.json").body();
    int cut = whole.substring(0, whole.indexOf('ü')).getBytes(StandardCharsets.UTF_8).length;

    var head = api.get(one + "/file.json", Map.of("Range", "bytes=0-" + cut));
    var rest = api.get(one + "/file.json", Map.of("Range", "bytes=%d-".formatted(cut + 2)));

    assertThat(head.status()).isEqualTo(206);
    int all = whole.getBytes(StandardCharsets.UTF_8).length;
    assertThat(head.headers().get("content-range")).isEqualTo("bytes 0-%d/%d".formatted(cut, all));
    assertThat(head.body()).isEqualTo(whole.substring(0, whole.indexOf('ü')) + '\uFFFD');
    assertThat(rest.body()).isEqualTo(whole.substring(whole.indexOf('ü') + 1));
    assertThat(api.get(one + "/file.json", Map.of("Range", "bytes=99999-")).status())
        .isEqualTo(416);
  }

  @Test
  void activitiesComeWithTheirAttributesByTypeAndProgram() {
    var program = sim.store().createProgram("Logged");
    var other = sim.store().createProgram("Other");
    var lead = sim.store().createLead(Map.of("email", "log@example.com"));
    status(program, lead, "Invited");
    status(other, lead, "Invited");
    var wish =
        "{\"filter\":{%s,\"activityTypeIds\":[104],\"primaryAttributeValueIds\":[%s]}}"
            .formatted(lately("createdAt"), program);
    var one = exported("activities", wish);
    ended(one + "/status.json");
    var rows = new Csv(',').read(api.get(one + "/file.json").body());
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).startsWith("marketoGUID", "leadId").endsWith("attributes");
    assertThat(Json.text(Json.parse(rows.getLast().getLast()), "New Status")).isEqualTo("Invited");
  }

  @Test
  void whatIsMissingTooLongOrUnknownIsRefused() {
    var leads = "/bulk/v1/leads/export/create.json";
    var fields = "{\"fields\":[\"email\"],\"filter\":%s}";
    assertThat(error(api.post(leads, fields.formatted("{}")))).isEqualTo("1003");
    assertThat(error(api.post(leads, "{\"filter\":{%s}}".formatted(lately("createdAt")))))
        .isEqualTo("1003");
    var long32 =
        "{\"createdAt\":{\"startAt\":\"2026-01-01T00:00:00Z\",\"endAt\":\"2026-02-02T00:00:00Z\"}}";
    assertThat(error(api.post(leads, fields.formatted(long32)))).isEqualTo("1003");
    var nick = "{\"fields\":[\"nick\"],\"filter\":{%s}}".formatted(lately("createdAt"));
    assertThat(error(api.post(leads, nick))).isEqualTo("1006");
    var members = "/bulk/v1/program/members/export/create.json";
    assertThat(error(api.post(members, fields.formatted("{}")))).isEqualTo("1003");
    assertThat(error(api.post("/bulk/v1/activities/export/create.json", "{\"filter\":{}}")))
        .isEqualTo("1003");
  }

  @Test
  void aSubscriptionMayNotKnowTheFilterOfUpdates() {
    var wish = "{\"fields\":[\"email\"],\"filter\":{%s}}".formatted(lately("updatedAt"));
    var create = "/bulk/v1/leads/export/create.json";
    assertThat(api.post(create, wish).json().path("success").asBoolean()).isTrue();
    sim.automate(Json.object().put("updatedAtFilter", false));
    assertThat(error(api.post(create, wish))).isEqualTo("1035");
  }

  @Test
  void theQueueAndTheDayHaveAnEnd() {
    var wish = "{\"fields\":[\"email\"],\"filter\":{%s}}".formatted(lately("createdAt"));
    var done = exported("leads", wish);
    ended(done + "/status.json");
    for (int i = 0; i < 10; i++) {
      exported("leads", wish);
    }
    var made = first(api.post("/bulk/v1/leads/export/create.json", wish));
    var late = "/bulk/v1/leads/export/" + Json.text(made, "exportId");
    assertThat(error(api.post(late + "/enqueue.json", "{}"))).isEqualTo("1029");
    sim.automate(Json.object().put("exportBytesPerDay", 10));
    assertThat(error(api.post("/bulk/v1/leads/export/create.json", wish))).isEqualTo("1029");
    assertThat(sim.journal().writes()).isZero();
  }

  @Test
  void aJobIsCancelledAndListedByItsStatus() {
    var program = sim.store().createProgram("Cancelled");
    var one = exported("program/members", ofMembers(program));
    assertThat(Json.text(first(api.post(one + "/cancel.json", "{}")), "status"))
        .isEqualTo("Cancelled");
    assertThat(error(api.post(one + "/enqueue.json", "{}"))).isEqualTo("1003");
    var all = "/bulk/v1/program/members/export.json?status=";
    assertThat(api.get(all + "Cancelled").json().path("result")).hasSize(1);
    assertThat(api.get(all + "Completed,Failed").json().path("result")).isEmpty();
    assertThat(api.get("/bulk/v1/leads/export.json").json().path("result")).isEmpty();
  }

  @Test
  void manyMembersAreReadByExportsOnly() {
    var program = sim.store().createProgram("Crowded");
    String last = "";
    for (int i = 0; i < 3; i++) {
      last = sim.store().createLead(Map.of("email", "crowd%d@example.com".formatted(i)));
      status(program, last, "Invited");
    }
    sim.automate(Json.object().put("membersPerRead", 2));
    var path = "/rest/v1/programs/%s/members.json?filterType=".formatted(program);
    assertThat(error(api.get(path + "statusName&filterValues=Invited"))).isEqualTo("1003");
    assertThat(api.get(path + "leadId&filterValues=" + last).json().path("result")).hasSize(1);
    var one = exported("program/members", ofMembers(program));
    assertThat(ended("/rest/.." + one + "/status.json").path("numberOfRecords").asInt())
        .isEqualTo(3);
  }
}
