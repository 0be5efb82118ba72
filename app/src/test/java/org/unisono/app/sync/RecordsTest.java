package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.Samples;

/// What was read of the other side, as an admin can have it.
class RecordsTest extends SyncRoomTest {

  /// Page by page.
  @Test
  void whatWasReadThereCanBeReadHere() {
    var addresses = List.of(Samples.email(), Samples.email(), Samples.email());
    addresses.forEach(
        e ->
            salesforce
                .store()
                .create("Lead", Map.of("LastName", "Read", "Company", "Read Ltd", "Email", e)));
    var connection = toSalesforce("none");
    sync(connection);
    var records = path(connection) + "/records/";

    List<String> read = new ArrayList<>();
    var cursor = "";
    do {
      var page = api().get(records + "lead?limit=2" + cursor);
      assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
      page.items().forEach(r -> read.add(r.at("/fields/Email").asString("")));
      cursor =
          page.body().path("next").isString()
              ? "&cursor=" + page.body().path("next").asString()
              : "";
    } while (!cursor.isEmpty());

    assertThat(read).containsAll(addresses).doesNotHaveDuplicates();
    assertThat(api().get(records + "person").code()).isEqualTo("notFound");
  }

  @Test
  void nobodyButAnAdminHasThem() {
    var records = path(toSalesforce("none")) + "/records/lead";

    assertThat(as(Role.MARKETER, Scope.ADMIN).get(records).status()).isEqualTo(403);
    assertThat(
            as(Role.MARKETER, Scope.ADMIN)
                .get(records.replace("/records/lead", "/campaigns/1/roll"))
                .status())
        .isEqualTo(403);
  }

  /// Nobody has paired it, so that no run reads its members; and none of it is kept.
  @Test
  void whoIsInACampaignThatNobodyPairedIsAskedThere() {
    var store = salesforce.store();
    var campaign = store.create("Campaign", Map.of("Name", Samples.word()));
    for (int i = 0; i < 3; i++) {
      var lead =
          store.create(
              "Lead", Map.of("LastName", "Roll", "Company", "Roll Ltd", "Email", Samples.email()));
      store.create(
          "CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", "Sent"));
    }
    var connection = toSalesforce("none");
    sync(connection);
    var roll = path(connection) + "/campaigns/" + campaign + "/roll";

    var all = api().get(roll).body();
    var two = api().get(roll + "?most=2").body();

    assertThat(all.path("members")).hasSize(3);
    assertThat(all.path("members").path(0).path("campaignRemoteId").asString()).isEqualTo(campaign);
    assertThat(all.path("members").path(0).path("personKind").asString()).isEqualTo("lead");
    assertThat(all.path("members").path(0).at("/fields/Status").asString()).isEqualTo("Sent");
    assertThat(all.path("statuses").findValuesAsString("Label")).contains("Sent", "Responded");
    assertThat(all.path("more").asBoolean()).isFalse();
    assertThat(two.path("members")).hasSize(2);
    assertThat(two.path("more").asBoolean()).isTrue();
    assertThat(api().get(path(connection) + "/records/member").items()).isEmpty();
    assertThat(api().get(path(connection) + "/campaigns/701nobody/roll").code())
        .isEqualTo("notFound");
    assertThat(api().get(roll + "?most=0").code()).isEqualTo("outOfRange");
  }
}
