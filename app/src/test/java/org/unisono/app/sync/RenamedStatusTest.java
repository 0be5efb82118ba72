package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// A status that gets another name there is asked about, and not made a second time under its old
/// one.
class RenamedStatusTest extends SyncRoomTest {

  private String campaign = "";
  private String person = "";
  private String email = "";
  private String connection = "";
  private String remote = "";

  @BeforeEach
  void oneWhoAttended() {
    var name = "Renamed " + Samples.word();
    campaign = campaign(name);
    email = Samples.email();
    person = person("Rena", "Med", email);
    add(campaign, person, "Attended");
    connection = toSalesforce("both");
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    remote = salesforce.store().where("Campaign", "Name", name).getFirst().path("Id").asString();
    assertThat(labels()).contains("Attended");
    rename("Attended", "Came by");
  }

  private void rename(String from, String to) {
    var status =
        salesforce.store().where("CampaignMemberStatus", "CampaignId", remote).stream()
            .filter(s -> s.path("Label").asString().equals(from))
            .findFirst()
            .orElseThrow();
    salesforce.store().renameStatus(status.path("Id").asString(), to);
  }

  private List<String> labels() {
    return salesforce.store().where("CampaignMemberStatus", "CampaignId", remote).stream()
        .map(s -> s.path("Label").asString())
        .toList();
  }

  private JsonNode asked() {
    var items = api().get(path(connection) + "/inbox?kind=status").body().path("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private void answer(JsonNode item, String ours) {
    var answer =
        api()
            .post(
                path(connection) + "/inbox/" + item.path("id").asString(),
                Map.of("take", "map", "value", ours));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  @Test
  void itIsAskedAboutAndNotMadeAnew() {
    sync(connection);
    sync(connection);
    assertThat(labels()).contains("Came by").doesNotContain("Attended");
    var item = asked();
    assertThat(item.path("reason").asString()).isEqualTo("renamedThere");
    assertThat(item.path("params").path("from").asString()).isEqualTo("Attended");
    assertThat(item.path("theirs").asString()).isEqualTo("Came by");
    assertThat(item.path("ours").asString()).isEqualTo("Attended");
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");

    answer(item, "Attended");
    var late = person("Late", "Comer", Samples.email());
    add(campaign, late, "Attended");
    sync(connection);
    sync(connection);
    assertThat(labels()).contains("Came by").doesNotContain("Attended");
    assertThat(salesforce.store().where("CampaignMember", "CampaignId", remote))
        .hasSize(2)
        .allMatch(m -> m.path("Status").asString().equals("Came by"));
    assertThat(sync(connection).path("counts").path("there").asInt()).isZero();
  }

  @Test
  void whatIsNamedBackIsNoQuestionAnyMore() {
    sync(connection);
    assertThat(asked().path("reason").asString()).isEqualTo("renamedThere");
    rename("Came by", "Attended");
    sync(connection);
    assertThat(api().get(path(connection) + "/inbox?kind=status").body().path("items")).isEmpty();
    assertThat(labels()).containsOnlyOnce("Attended");
  }

  @Test
  void whatMeansSomethingElseNowLeavesTheOldOneToBeMade() {
    sync(connection);
    answer(asked(), "Registered");
    sync(connection);
    sync(connection);
    assertThat(labels()).contains("Came by", "Attended");
  }

  /// Nobody has said what it means under its new name, so it meant what it had meant: it is not
  /// made again under the first one.
  @Test
  void whatIsDeletedAfterwardsIsAskedAboutUnderItsLastName() {
    sync(connection);
    assertThat(asked().path("reason").asString()).isEqualTo("renamedThere");
    deleteThere("Came by");
    assertMadeAgainAsItWasCalledLast();
  }

  @Test
  void whatWasTakenForTheSameAndDeletedIsMadeUnderItsLastName() {
    sync(connection);
    answer(asked(), "Attended");
    sync(connection);
    deleteThere("Came by");
    assertMadeAgainAsItWasCalledLast();
  }

  private void assertMadeAgainAsItWasCalledLast() {
    sync(connection);
    sync(connection);

    var item = asked();
    assertThat(item.path("reason").asString()).isEqualTo("deletedThere");
    assertThat(labels()).doesNotContain("Came by", "Attended");
    take(item, "make");
    sync(connection);
    sync(connection);
    assertThat(labels()).contains("Came by").doesNotContain("Attended");
  }

  private void take(JsonNode item, String take) {
    var answer =
        api().post(path(connection) + "/inbox/" + item.path("id").asString(), Map.of("take", take));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private void deleteThere(String label) {
    var store = salesforce.store();
    store
        .where("CampaignMember", "CampaignId", remote)
        .forEach(m -> store.delete("CampaignMember", m.path("Id").asString()));
    store.where("CampaignMemberStatus", "CampaignId", remote).stream()
        .filter(s -> s.path("Label").asString().equals(label))
        .forEach(s -> store.delete("CampaignMemberStatus", s.path("Id").asString()));
  }
}
