package org.unisono.app.email.internal;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.NewActivity;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells the log what went out and what came back, once for each, whatever crashes.
@Component
class TellSent {

  private static final int MOST = 200;

  private final DSLContext sql;
  private final Activities activities;

  TellSent(DSLContext sql, Activities activities) {
    this.sql = sql;
    this.activities = activities;
  }

  /// @return how many
  @Transactional
  int tell() {
    var rows =
        sql.fetch(
            """
            update email.deliveries d set told = true
            from email.messages m
            where m.id = d.message_id and d.id in (
              select id from email.deliveries where state in ('accepted', 'refused') and not told
              limit {0} for update skip locked)
            returning d.id, d.person_id, d.state, d.reason, d.origin, d.source_kind, d.source_id,
              d.settled_at, m.campaign_id, m.template_id, m.topic
            """,
            org.jooq.impl.DSL.val(MOST));
    rows.stream()
        .filter(r -> r.get("person_id") != null)
        .filter(r -> isWorthTelling(r))
        .collect(Collectors.groupingBy(r -> r.get("origin", String.class)))
        .forEach(this::record);
    return rows.size();
  }

  private static boolean isWorthTelling(Record r) {
    return r.get("state", String.class).equals("accepted")
        || "addressRefused".equals(r.get("reason", String.class));
  }

  private void record(String origin, List<Record> rows) {
    var acting = new Acting(Actor.SYSTEM, Origin.valueOf(origin), null);
    acting.run(() -> activities.record(rows.stream().map(TellSent::activity).toList()));
  }

  private static NewActivity activity(Record r) {
    boolean sent = r.get("state", String.class).equals("accepted");
    return new NewActivity(
        "email",
        r.get("id", UUID.class).toString(),
        sent ? "email.sent" : "email.bouncedHard",
        r.get("person_id", UUID.class),
        null,
        null,
        null,
        properties(r),
        false);
  }

  private static ObjectNode properties(Record r) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("deliveryId", r.get("id", UUID.class).toString())
        .put("campaignId", r.get("campaign_id", UUID.class).toString())
        .put("templateId", r.get("template_id", UUID.class).toString())
        .put("topic", r.get("topic", String.class))
        .put("source", r.get("source_kind", String.class))
        .put("sourceId", r.get("source_id", UUID.class).toString());
  }
}
