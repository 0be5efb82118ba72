package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;

/// A system that has forgotten what changed since we last asked: it is named, all is read once
/// more, and what was deleted meanwhile is found by listings, not guessed.
class ExpiredCursorTest extends SyncRoomTest {

  @Autowired private DSLContext sql;

  private String health(String connection) {
    return api().get(path(connection)).body().path("health").path("code").asString("");
  }

  /// As after weeks in which nobody asked.
  private void letExpire(String connection) {
    int rows =
        sql.execute(
            """
            update sync.streams set cursor = regexp_replace(cursor,
              '"deletedFrom":"[^"]+"', '"deletedFrom":"2026-01-01T00:00:00Z"', 'g')
            where connection_id = {0}::uuid and stream = 'members'
            """,
            DSL.val(connection));
    assertThat(rows).isOne();
  }

  @Test
  void whatWasDeletedMeanwhileIsFoundByListings() {
    var name = "Expired " + Samples.word();
    var campaign = campaign(name);
    var email = Samples.email();
    var leaves = person("Lea", "Leaves", email);
    var stays = person("Stina", "Stays", Samples.email());
    add(campaign, leaves, "Registered");
    add(campaign, stays, "Registered");
    var connection = toSalesforce("both");
    arm(connection);
    assertThat(pair(campaign, connection, "").status()).isEqualTo(201);
    sync(connection);
    sync(connection);
    var store = salesforce.store();
    var lead = store.where("Lead", "Email", email).getFirst().path("Id").asString();
    letExpire(connection);
    // A day ago, which the newest part of the feed does not tell.
    salesforce.faults().arm(Fault.CLOCK_SKEW_MINUTES, -(int) Duration.ofDays(1).toMinutes());
    store.delete(
        "CampaignMember",
        store.where("CampaignMember", "LeadId", lead).getFirst().path("Id").asString());
    salesforce.faults().clear(Fault.CLOCK_SKEW_MINUTES);

    sync(connection);
    assertThat(health(connection)).isEqualTo("cursorExpired");
    assertThat(member(campaign, leaves).path("standing").asString()).isEqualTo("active");
    sync(connection);
    sync(connection);
    assertThat(member(campaign, leaves).path("standing").asString()).isEqualTo("ended");
    assertThat(member(campaign, stays).path("standing").asString()).isEqualTo("active");
    sync(connection);
    assertThat(health(connection)).isEmpty();
    assertThat(store.where("CampaignMember", "LeadId", lead)).isEmpty();
    assertThat(store.where("Lead", "Email", email)).hasSize(1);
  }
}
