package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is wrong with which stream, whom it concerns, and that the others go on.
class SyncHealthTest extends SyncRoomTest {

  private String campaign = "";
  private String connection = "";
  private final List<String> people = new ArrayList<>();

  @BeforeEach
  void aCampaignWithThree() {
    campaign = campaign("Health " + Samples.word());
    for (int i = 0; i < 3; i++) {
      joins();
    }
  }

  private String joins() {
    var id = person("Ailing", "A" + Samples.word(), Samples.email());
    add(campaign, id, "Registered");
    people.add(id);
    return id;
  }

  private void connected() {
    connection = toSalesforce("both");
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
  }

  private void inUnison() {
    connected();
    sync(connection);
    sync(connection);
  }

  private JsonNode health() {
    var answer = api().get(path(connection) + "/health");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode stream(String key) {
    return health()
        .path("streams")
        .valueStream()
        .filter(s -> s.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> keys(JsonNode classes) {
    return classes.valueStream().map(c -> c.path("key").asString()).toList();
  }

  private List<String> wrong(String stream) {
    return keys(stream(stream).path("classes"));
  }

  private List<JsonNode> records(String stream, String key) {
    var answer =
        api()
            .get(path(connection) + "/health/records?class=" + key + "&limit=200&stream=" + stream);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.items().valueStream().toList();
  }

  private void rename(String to) {
    var answer = api().patch("/api/v1/campaigns/" + campaign, Map.of("name", to));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aStreamInTroubleHidesNoOtherAndHoldsUpNone() {
    inUnison();
    assertThat(health().path("account")).isEmpty();
    assertThat(wrong("people")).isEmpty();
    assertThat(wrong("campaigns")).isEmpty();
    assertThat(stream("people").path("state").asString()).isEqualTo("resting");

    salesforce.faults().arm(Fault.OBJECT_HIDDEN, "Lead");
    salesforce.faults().arm(Fault.REMOVED_FIELD, "Campaign.ExpectedRevenue");
    var name = "Renamed " + Samples.word();
    rename(name);
    sync(connection);
    sync(connection);

    assertThat(wrong("people")).containsExactly("call.rightsMissing");
    assertThat(wrong("campaigns")).containsExactly("field.fieldGone.ExpectedRevenue");
    assertThat(stream("people").path("state").asString()).isEqualTo("trouble");
    assertThat(stream("campaigns").path("state").asString()).isEqualTo("trouble");
    assertThat(stream("members").path("state").asString()).isEqualTo("resting");
    var call = stream("people").path("classes").get(0);
    assertThat(call.path("times").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(call.path("answer").asString()).isNotEmpty();
    assertThat(call.path("way").asString()).isEqualTo("rights");
    assertThat(Instant.parse(call.path("firstAt").asString()))
        .isBeforeOrEqualTo(Instant.parse(call.path("lastAt").asString()));
    assertThat(call.path("nextAt").asString()).isNotEmpty();
    assertThat(stream("campaigns").path("classes").get(0).path("params").path("field").asString())
        .isEqualTo("expectedRevenue");
    assertThat(salesforce.store().where("Campaign", "Name", name)).hasSize(1);

    salesforce.faults().clear(Fault.OBJECT_HIDDEN);
    sync(connection);
    assertThat(wrong("people")).isEmpty();
    assertThat(wrong("campaigns")).containsExactly("field.fieldGone.ExpectedRevenue");
    var summary = api().get(path(connection)).body();
    assertThat(summary.path("state").asString()).isEqualTo("trouble");
    assertThat(summary.path("health").path("code").asString()).isEqualTo("fieldGone");

    var without = path(connection) + "/health/fields/expectedRevenue";
    assertThat(api().delete(without, "").status()).isEqualTo(204);
    assertThat(api().delete(without, "").code()).isEqualTo("notFound");
    assertThat(api().get(path(connection)).body().path("health").isNull()).isTrue();
    sync(connection);
    assertThat(wrong("campaigns")).isEmpty();
    salesforce.faults().clearAll();
    sync(connection);
    salesforce.faults().arm(Fault.REMOVED_FIELD, "Campaign.ExpectedRevenue");
    sync(connection);
    assertThat(wrong("campaigns")).containsExactly("field.fieldGone.ExpectedRevenue");

    salesforce.faults().clearAll();
    sync(connection);
    assertThat(wrong("campaigns")).isEmpty();
    assertThat(api().get(path(connection)).body().path("health").isNull()).isTrue();
  }

  @Test
  void oneCauseIsToldOnceWithTheStreamsThatItStops() {
    inUnison();
    salesforce.faults().arm(Fault.GARBAGE_HTML);
    joins();
    sync(connection);
    sync(connection);

    var account = health().path("account");
    assertThat(keys(account)).containsExactly("call.notTheVendor");
    var streams = account.get(0).path("streams").valueStream().map(JsonNode::asString).toList();
    assertThat(streams).contains("campaigns", "members", "people");
    for (var stream : streams) {
      assertThat(wrong(stream)).doesNotContain("call.notTheVendor");
      assertThat(stream(stream).path("state").asString()).isEqualTo("trouble");
    }
    assertThat(account.get(0).path("times").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(records(String.join(",", streams), "call.notTheVendor"))
        .hasSize(account.get(0).path("count").asInt());

    salesforce.faults().clearAll();
    sync(connection);
    assertThat(health().path("account")).isEmpty();
    assertThat(wrong("members")).isEmpty();
  }

  @Test
  void recordsThatAreRefusedAreCountedAndNamedWithWhoTheyAre() {
    salesforce.automate(JsonNodeFactory.instance.objectNode().put("mailOnMemberAdd", true));
    inUnison();

    assertThat(wrong("members")).containsExactly("held.refusedThere.wouldStartAutomation");
    assertThat(stream("members").path("state").asString()).isEqualTo("asking");
    var refused = stream("members").path("classes").get(0);
    assertThat(refused.path("count").asInt()).isEqualTo(3);
    assertThat(refused.path("answer").asString()).isEqualTo("wouldStartAutomation");
    assertThat(refused.path("params").path("message").asString()).isNotEmpty();
    assertThat(refused.path("way").asString()).isEqualTo("inbox");
    var key = refused.path("key").asString();
    var records = records("members", key);
    assertThat(records.stream().map(r -> r.path("personId").asString()))
        .containsExactlyInAnyOrderElementsOf(people);
    assertThat(records)
        .allMatch(r -> r.path("record").asString().startsWith("Ailing "))
        .allMatch(r -> r.path("campaignId").asString().equals(campaign))
        .allMatch(r -> r.path("kind").asString().equals("member"))
        .noneMatch(r -> r.path("message").asString().isEmpty());
    assertThat(records("people", key)).isEmpty();
    var two = path(connection) + "/health/records?limit=2&stream=members&class=" + key;
    var first = api().get(two).body();
    assertThat(first.path("items")).hasSize(2);
    var rest = api().get(two + "&cursor=" + first.path("next").asString()).items();
    assertThat(rest).hasSize(1);
    assertThat(first.path("items")).doesNotContain(rest.get(0));
    assertThat(stream("campaigns").path("state").asString()).isEqualTo("resting");
    assertThat(stream("people").path("state").asString()).isEqualTo("resting");
  }

  @Test
  void whomTheBrakeHoldsIsNamedOneByOne() {
    for (int i = 0; i < 60; i++) {
      joins();
    }
    inUnison();

    var brake = stream("members").path("classes").get(0);
    assertThat(brake.path("key").asString()).isEqualTo("brake.tooMany");
    var held =
        records("members", "brake.tooMany").stream()
            .map(r -> r.path("personId").asString())
            .toList();
    assertThat(held).hasSize(brake.path("count").asInt()).hasSizeGreaterThan(50);
    assertThat(people).containsAll(held);
  }

  @Test
  void wrongCredentialsStandInTheWayOfAllAndAreNotTriedAgainByThemselves() {
    inUnison();
    var right = salesforce.ready().path("clientSecret").asString();
    secret("wrong");
    sync(connection);
    var late = joins();
    var account = health().path("account");
    assertThat(keys(account)).containsExactly("call.authRefused");
    assertThat(account.get(0).path("way").asString()).isEqualTo("account");
    assertThat(Instant.parse(account.get(0).path("nextAt").asString()))
        .isAfter(clock.instant().plus(Duration.ofMinutes(50)));
    await(() -> health().path("account").get(0).path("count").asInt() > 0);
    assertThat(
            api()
                .get(path(connection) + "/health/records?class=call.authRefused&limit=1000")
                .items())
        .anyMatch(
            r ->
                r.path("personId").asString("").equals(late)
                    && r.path("record").asString().startsWith("Ailing "));
    var times = account.get(0).path("times").asInt();
    clock.advance(Duration.ofMinutes(5));
    joins();
    await(() -> health().path("account").get(0).path("count").asInt() > 1);
    assertThat(health().path("account").get(0).path("times").asInt()).isEqualTo(times);

    secret(right);
    await(() -> health().path("account").isEmpty());
    await(() -> stream("members").path("waits").isEmpty() && wrong("members").isEmpty());
  }

  private void secret(String secret) {
    var answer = api().patch(path(connection), Map.of("secrets", Map.of("clientSecret", secret)));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void healthIsReadByWhoMayReadConnections() {
    connection = toSalesforce("none");
    var reader = as(Role.VIEWER, Scope.READ);
    assertThat(reader.get(path(connection) + "/health").status()).isEqualTo(200);
    assertThat(reader.get(path(connection) + "/health/records").status()).isEqualTo(400);
    var nowhere = path("01890000-0000-7000-8000-000000000000") + "/health";
    assertThat(reader.get(nowhere).status()).isEqualTo(404);
    assertThat(
            reader.get(path(connection) + "/health/records?class=call.x&stream=nothing").status())
        .isEqualTo(404);
  }
}
