package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Which value is which, as a person wants it.
class MapPairsTest extends SyncRoomTest {

  static Map<String, String> values(String ours, String theirs, String way) {
    return Map.of("ours", ours, "theirs", theirs, "way", way);
  }

  private static Map<String, Object> row(String ours, List<Map<String, String>> pairs) {
    return Map.of("ours", ours, "pairs", pairs);
  }

  /// Salesforce's Aborted is our paused; nothing stands for our cancelled.
  private static final Map<String, Object> ABORTED_IS_PAUSED =
      row(
          "status",
          List.of(
              values("planned", "Planned", "both"),
              values("active", "In Progress", "both"),
              values("completed", "Completed", "both"),
              values("paused", "Aborted", "both")));

  /// Two of theirs are our partner, and two of ours their Other.
  private static final Map<String, Object> TYPES =
      row(
          "type",
          List.of(
              values("webinar", "Webinar", "both"),
              values("partner", "Referral Program", "both"),
              values("partner", "Partners", "in"),
              values("other", "Other", "both"),
              values("survey", "Other", "out")));

  private JsonNode change(String connection, Object... rows) {
    var changed = api().patch(path(connection) + "/maps/campaign", Map.of("rows", List.of(rows)));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    return changed.body();
  }

  private JsonNode impact(String connection, String ours, Object... rows) {
    var draft = Map.of("rows", List.of(rows));
    var answer = api().post(path(connection) + "/maps/campaign/impact", draft);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer
        .items()
        .valueStream()
        .filter(i -> i.path("ours").asString().equals(ours))
        .findFirst()
        .orElseThrow();
  }

  static String counts(JsonNode impact) {
    return "there %d, here %d, settled %d, asked %d, apart %d"
        .formatted(
            impact.path("there").asInt(),
            impact.path("here").asInt(),
            impact.path("settled").asInt(),
            impact.path("asked").asInt(),
            impact.path("apart").asInt());
  }

  /// A connection with every stream on, and a webinar with a counterpart there.
  private final class Twin {
    final String connection = toSalesforce("none");
    final String campaign = campaign("Pairs " + Samples.word());
    final String remote;

    Twin() {
      arm(connection);
      assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
      sync(connection);
      remote =
          api()
              .get("/api/v1/twins?connectionId=" + connection)
              .items()
              .get(0)
              .path("remoteId")
              .asString();
    }

    Twin(String theirType) {
      arm(connection);
      remote =
          salesforce
              .store()
              .create(
                  "Campaign",
                  Map.of("Name", "Pairs there", "Type", theirType, "Status", "Planned"));
      sync(connection);
      assertThat(pair(campaign, connection, remote).status()).isEqualTo(201);
      sync(connection);
    }

    Object[] sides(String ours, String theirs) {
      return new Object[] {here(ours), there(theirs)};
    }

    String here(String field) {
      return api().get("/api/v1/campaigns/" + campaign).body().path(field).asString();
    }

    String there(String field) {
      return salesforce.store().find("Campaign", remote).orElseThrow().path(field).asString();
    }

    String wouldStandThere(String ours) {
      return api()
          .get(path(connection) + "/maps/campaign/preview")
          .items()
          .get(0)
          .path("effects")
          .valueStream()
          .filter(e -> e.path("ours").asString().equals(ours))
          .findFirst()
          .orElseThrow()
          .path("there")
          .asString();
    }

    void edit(String field, String value) {
      var edited = api().patch("/api/v1/campaigns/" + campaign, Map.of(field, value));
      assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
      sync(connection);
    }

    void editThere(String field, String value) {
      salesforce.store().update("Campaign", remote, Map.of(field, value));
      sync(connection);
    }

    /// Two more cycles write nothing on either side.
    void rests() {
      long writes = salesforce.journal().writes();
      var version = api().get("/api/v1/campaigns/" + campaign).body().path("version").asInt();
      sync(connection);
      sync(connection);
      assertThat(salesforce.journal().writes()).isEqualTo(writes);
      assertThat(api().get("/api/v1/campaigns/" + campaign).body().path("version").asInt())
          .isEqualTo(version);
    }
  }

  @Test
  void valuesThatAPersonHasPairedGoBothWaysAndComeToRest() {
    var twin = new Twin();

    var map = change(twin.connection, ABORTED_IS_PAUSED, TYPES);
    assertThat(map.path("rows").toString())
        .contains("{\"ours\":\"paused\",\"theirs\":\"Aborted\",\"way\":\"both\"}")
        .contains("{\"ours\":\"partner\",\"theirs\":\"Partners\",\"way\":\"in\"}")
        .contains("{\"ours\":\"survey\",\"theirs\":\"Other\",\"way\":\"out\"}");
    sync(twin.connection);
    assertThat(twin.sides("type", "Type")).containsExactly("webinar", "Webinar");

    twin.edit("status", "active");
    twin.edit("status", "paused");
    assertThat(twin.there("Status")).isEqualTo("Aborted");
    twin.rests();
    twin.editThere("Status", "In Progress");
    assertThat(twin.here("status")).isEqualTo("active");
    twin.editThere("Status", "Aborted");
    assertThat(twin.sides("status", "Status")).containsExactly("paused", "Aborted");

    twin.edit("type", "partner");
    assertThat(twin.there("Type")).isEqualTo("Referral Program");
    twin.edit("type", "survey");
    assertThat(twin.there("Type")).isEqualTo("Other");
    twin.editThere("Type", "Referral Program");
    assertThat(twin.here("type")).isEqualTo("partner");
    twin.rests();
    assertThat(inbox(twin.connection, "conflict")).isEmpty();
  }

  @Test
  void oneOfTwoEqualsIsNeverRewrittenIntoTheOther() {
    var twin = new Twin();
    change(twin.connection, ABORTED_IS_PAUSED, TYPES);

    twin.edit("type", "partner");
    twin.editThere("Type", "Partners");
    assertThat(twin.sides("type", "Type")).containsExactly("partner", "Partners");
    assertThat(twin.wouldStandThere("type")).isEqualTo("Partners");
    twin.rests();
    twin.edit("name", "Pairs renamed " + Samples.word());
    assertThat(twin.there("Type")).isEqualTo("Partners");

    twin.editThere("Type", "Other");
    assertThat(twin.here("type")).isEqualTo("other");
    twin.edit("type", "survey");
    assertThat(twin.sides("type", "Type")).containsExactly("survey", "Other");
    twin.rests();
    assertThat(twin.sides("type", "Type")).containsExactly("survey", "Other");
  }

  @Test
  void whatWaitedForAPairIsWrittenOnceThereIsOneAndAValueWithoutOneWaits() {
    var twin = new Twin();
    twin.edit("status", "active");
    twin.edit("status", "paused");
    assertThat(inbox(twin.connection, "conflict")).hasSize(1);
    assertThat(twin.there("Status")).isEqualTo("In Progress");

    assertThat(counts(impact(twin.connection, "status", ABORTED_IS_PAUSED)))
        .isEqualTo("there 1, here 0, settled 0, asked 0, apart 0");
    assertThat(twin.there("Status")).isEqualTo("In Progress");
    change(twin.connection, ABORTED_IS_PAUSED);
    sync(twin.connection);
    assertThat(twin.there("Status")).isEqualTo("Aborted");
    assertThat(inbox(twin.connection, "conflict")).isEmpty();

    twin.edit("status", "active");
    twin.edit("status", "cancelled");
    assertThat(twin.there("Status")).isEqualTo("In Progress");
    var asked = inbox(twin.connection, "conflict");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("reason").asString()).isEqualTo("untranslatable");
    twin.rests();
  }

  @Test
  void whatWasAgreedOnStaysWhenItsPairChangesAndTheDefaultComesBack() {
    var twin = new Twin();
    twin.edit("status", "cancelled");
    assertThat(twin.there("Status")).isEqualTo("Aborted");

    assertThat(counts(impact(twin.connection, "status", ABORTED_IS_PAUSED)))
        .isEqualTo("there 0, here 0, settled 0, asked 0, apart 1");
    change(twin.connection, ABORTED_IS_PAUSED);
    twin.rests();
    assertThat(twin.sides("status", "Status")).containsExactly("cancelled", "Aborted");
    assertThat(inbox(twin.connection, "conflict")).isEmpty();

    var usual = change(twin.connection);
    assertThat(usual.path("rows").toString()).doesNotContain("\"changed\":true");
    twin.rests();
    assertThat(twin.sides("status", "Status")).containsExactly("cancelled", "Aborted");
    twin.editThere("Status", "Completed");
    assertThat(twin.here("status")).isEqualTo("completed");
  }

  @Test
  void whatWasLeftApartForWantOfAPairIsAskedAboutAndNotOverwritten() {
    var twin = new Twin("Referral Program");
    assertThat(twin.sides("type", "Type")).containsExactly("webinar", "Referral Program");
    assertThat(inbox(twin.connection, "conflict"))
        .noneMatch(i -> "type".equals(i.path("field").asString()));

    assertThat(counts(impact(twin.connection, "type", TYPES)))
        .isEqualTo("there 0, here 0, settled 0, asked 1, apart 0");
    change(twin.connection, TYPES);
    sync(twin.connection);
    assertThat(twin.sides("type", "Type")).containsExactly("webinar", "Referral Program");
    var asked =
        inbox(twin.connection, "conflict").stream()
            .filter(i -> i.path("field").asString().equals("type"))
            .toList();
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path("reason").asString()).isEqualTo("firstJoin");
    twin.rests();

    var answer = Map.of("take", "theirs");
    var at = path(twin.connection) + "/inbox/" + asked.getFirst().path("id").asString();
    assertThat(api().post(at, answer).status()).isLessThan(300);
    sync(twin.connection);
    assertThat(twin.sides("type", "Type")).containsExactly("partner", "Referral Program");
    twin.rests();
  }

  @Test
  void pairsThatCannotBeAreRefusedByNameAndPlace() {
    var sf = toSalesforce("none");

    assertRefused(sf, values("asleep", "Planned", "both"), "0/ours", "unknownValue");
    assertRefused(sf, values("planned", "Dreamt of", "both"), "0/theirs", "unknownValue");
    assertRefused(sf, values("planned", "Planned", "up"), "0/way", "unknownOption");
    refused(
        sf,
        row(
            "status",
            List.of(values("planned", "Planned", "both"), values("paused", "Planned", "in"))),
        "/rows/0/pairs/1/theirs",
        "readAsTwo");
    refused(
        sf,
        row(
            "status",
            List.of(values("planned", "Planned", "both"), values("planned", "Aborted", "out"))),
        "/rows/0/pairs/1/ours",
        "writtenAsTwo");
    refused(
        sf,
        row("name", List.of(values("planned", "Planned", "both"))),
        "/rows/0/pairs",
        "noValueList");
    assertThat(api().get(path(sf) + "/maps/campaign").body().path("version").asInt()).isZero();
  }

  private void assertRefused(
      String connection, Map<String, String> pair, String place, String code) {
    refused(connection, row("status", List.of(pair)), "/rows/0/pairs/" + place, code);
  }

  private void refused(String connection, Object row, String pointer, String code) {
    var draft = Map.of("rows", List.of(row));
    for (var answer :
        List.of(
            api().patch(path(connection) + "/maps/campaign", draft),
            api().post(path(connection) + "/maps/campaign/impact", draft))) {
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
      var error = answer.body().path("errors").get(0);
      assertThat(error.path("code").asString()).isEqualTo(code);
      assertThat(error.path("pointer").asString()).isEqualTo(pointer);
      assertThat(error.path("message").asString()).isNotBlank();
    }
  }
}
