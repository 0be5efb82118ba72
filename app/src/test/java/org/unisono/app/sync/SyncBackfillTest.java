package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.node.JsonNodeFactory;

/// Never 1: a load, backfill, import, merge, replay or undo sends a mail or starts somebody's
/// automation, here or there.
class SyncBackfillTest extends SyncRoomTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Autowired private DSLContext sql;

  @Test
  void aBackfillSendsNothingOnAnySide() {
    backfill(60);
  }

  @Test
  @Tag("deep")
  void aBackfillOfTenThousandSendsNothingOnAnySide() {
    backfill(10_000);
  }

  private void backfill(int many) {
    var name = "Backfill " + Samples.word();
    var campaign = campaign(name);
    var flow = flowThatMails(campaign);
    var remote = fill(name, many);
    var newsletter = listThatMails();
    var sf = toSalesforce("both");
    var hs = toHubSpot("both");
    arm(sf);
    arm(hs);
    through(sf);

    assertThat(pair(campaign, sf, remote).status()).isEqualTo(201);
    assertThat(pair(campaign, hs, "").status()).isEqualTo(201);
    // The brake asks again about those who came after it was told to go on.
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      through(sf);
      through(hs);
    } while (hubSpot.store().all("contacts").size() < many && System.nanoTime() < end);

    var active =
        "select count(*) from campaigns.members_v where campaign_id = {0}::uuid"
            + " and standing = 'active'";
    assertThat(count(active, campaign)).isEqualTo(many);
    assertThat(hubSpot.store().all("contacts").size()).isGreaterThanOrEqualTo(many);
    nothingWasSent(campaign, flow);

    var load =
        api()
            .get(path(sf) + "/runs?limit=100")
            .items()
            .valueStream()
            .filter(r -> r.path("counts").path("added").asInt(0) >= many)
            .map(r -> r.path("id").asString())
            .findFirst()
            .orElseThrow();
    var undo = api().post(path(sf) + "/runs/" + load + "/undo", Map.of());
    assertThat(undo.status()).isEqualTo(202);
    whole(sf, undo.id());
    nothingWasSent(campaign, flow);
    whatSomebodyDoesMails(campaign, newsletter);
  }

  private String flowThatMails(String campaign) {
    var template =
        api()
            .post(
                "/api/v1/templates",
                Map.of(
                    "name", "Welcome", "campaignId", campaign, "subject", "S", "html", "<p>x</p>"))
            .id();
    var definition =
        """
        {"entry": {"triggers": [{"kind": "form.submitted"}, {"kind": "event.registered"},
                                {"kind": "event.attended"}, {"kind": "email.opened"}],
                   "again": "always"},
         "start": "a",
         "steps": {"a": {"act": "email.send", "params": {"templateId": "%s", "topic": "news"},
                         "next": "z"},
                   "z": {"end": "done"}}}
        """
            .formatted(template);
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("name", "F", "definition", Api.JSON.readTree(definition)));
    var published = api().post("/api/v1/flows/" + flow.id() + "/publish", Map.of());
    assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    return flow.id();
  }

  private String fill(String name, int many) {
    var store = salesforce.store();
    var remote = store.create("Campaign", Map.of("Name", name));
    store.create(
        "CampaignMemberStatus",
        Map.of("CampaignId", remote, "Label", "Registered", "SortOrder", 9, "HasResponded", true));
    for (int i = 0; i < many; i++) {
      var lead =
          store.create(
              "Lead", Map.of("LastName", name, "Email", Samples.email(), "Company", "Backfill"));
      store.create(
          "CampaignMember", Map.of("CampaignId", remote, "LeadId", lead, "Status", "Registered"));
    }
    return remote;
  }

  /// A list of theirs whose workflow mails whoever is put on it.
  private String listThatMails() {
    var list = hubSpot.store().createList("Newsletter");
    var switches = JsonNodeFactory.instance.objectNode();
    switches.putArray("mailOnListAdd").add(list);
    hubSpot.automate(switches);
    return list;
  }

  /// Runs, lets through what the brake holds, and runs again.
  private void through(String connection) {
    whole(connection, api().post(path(connection) + "/sync", Map.of()).id());
    for (var brake : inbox(connection, "brake")) {
      api()
          .post(
              path(connection) + "/inbox/" + brake.path("id").asString(),
              Map.of("take", "confirm"));
    }
    whole(connection, api().post(path(connection) + "/sync", Map.of()).id());
  }

  private void whole(String connection, String run) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var at = path(connection) + "/runs/" + run;
    while (!List.of("done", "failed").contains(api().get(at).body().path("state").asString())) {
      assertThat(System.nanoTime()).as("the run goes on").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(api().get(at).body().path("state").asString()).isEqualTo("done");
  }

  private void nothingWasSent(String campaign, String flow) {
    assertThat(api().get("/api/v1/flows/" + flow + "/runs").items()).isEmpty();
    assertThat(deliveries(campaign)).isZero();
    assertThat(salesforce.journal().mailsSent()).isZero();
    assertThat(hubSpot.journal().mailsSent()).isZero();
  }

  private int deliveries(String campaign) {
    var written =
        "select count(*) from email.deliveries d join email.messages m on m.id = d.message_id"
            + " where m.campaign_id = {0}::uuid";
    return count(written, campaign);
  }

  private int count(String query, String campaign) {
    return sql.fetchSingle(query, DSL.val(campaign)).get(0, Integer.class);
  }

  /// The same flow and list do mail when somebody does something.
  private void whatSomebodyDoesMails(String campaign, String newsletter) {
    var person = person("Does", "Something", Samples.email());
    api().post("/api/v1/activities", Map.of("type", "form.submitted", "personId", person));
    await(() -> deliveries(campaign) == 1);
    var contact = hubSpot.store().all("contacts").getFirst().path("id").asString();
    hubSpot.store().changeMembers(newsletter, List.of(contact), List.of());
    assertThat(hubSpot.journal().mailsSent()).isEqualTo(1);
  }
}
