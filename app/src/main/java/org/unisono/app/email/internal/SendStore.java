package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.DeliveriesTable.DELIVERIES;
import static org.unisono.app.email.internal.SendsTable.SENDS;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.RowLocks;
import org.unisono.app.email.Send;
import org.unisono.app.email.SendDraft;
import org.unisono.app.email.Sends;
import tools.jackson.databind.ObjectMapper;

/// Mass mailings in the table.
@Component
public class SendStore {

  private final DSLContext sql;
  private final ObjectMapper json;
  private final InstantSource clock;

  SendStore(DSLContext sql, ObjectMapper json, InstantSource clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  public UUID insert(UUID campaign, SendDraft draft) {
    return sql.insertInto(SENDS)
        .set(SENDS.CAMPAIGN_ID, campaign)
        .set(SENDS.TEMPLATE_ID, draft.templateId())
        .set(SENDS.NAME, draft.name())
        .set(SENDS.TOPIC, topic(draft))
        .set(SENDS.AUDIENCE, audience(draft))
        .returningResult(SENDS.ID)
        .fetchSingle()
        .value1();
  }

  /// Nobody else changes it before the caller's transaction ends.
  public void hold(UUID id) {
    RowLocks.hold(sql, SENDS.ID, List.of(id));
  }

  public void update(UUID id, SendDraft draft) {
    sql.update(SENDS)
        .set(SENDS.TEMPLATE_ID, draft.templateId())
        .set(SENDS.NAME, draft.name())
        .set(SENDS.TOPIC, topic(draft))
        .set(SENDS.AUDIENCE, audience(draft))
        .set(SENDS.VERSION, SENDS.VERSION.plus(1))
        .where(SENDS.ID.eq(id))
        .execute();
  }

  /// Every topic of a mailing, once.
  public List<String> topics() {
    return sql.selectDistinct(SENDS.TOPIC).from(SENDS).fetch(SENDS.TOPIC);
  }

  private static String topic(SendDraft draft) {
    var topic = draft.topic();
    return topic == null || topic.isBlank() ? Sends.DEFAULT_TOPIC : topic.strip();
  }

  private JSONB audience(SendDraft draft) {
    var audience = Objects.requireNonNullElse(draft.audience(), new Send.Audience(null, null));
    return JSONB.valueOf(json.writeValueAsString(audience));
  }

  /// @return false when somebody else was first
  public boolean begin(UUID id) {
    return sql.update(SENDS)
            .set(SENDS.STATE, "filling")
            .set(SENDS.STARTED_AT, clock.instant())
            .set(SENDS.VERSION, SENDS.VERSION.plus(1))
            .where(SENDS.ID.eq(id))
            .and(SENDS.STATE.eq("draft"))
            .execute()
        == 1;
  }

  @Nullable UUID position(UUID id) {
    return sql.select(SENDS.POSITION)
        .from(SENDS)
        .where(SENDS.ID.eq(id))
        .fetchSingle(SENDS.POSITION);
  }

  void advance(UUID id, UUID position) {
    sql.update(SENDS).set(SENDS.POSITION, position).where(SENDS.ID.eq(id)).execute();
  }

  void filled(UUID id) {
    sql.update(SENDS).set(SENDS.STATE, "sending").where(SENDS.ID.eq(id)).execute();
  }

  public Optional<Send> find(UUID id) {
    return sql.selectFrom(SENDS).where(SENDS.ID.eq(id)).fetchOptional(this::send);
  }

  public Page<Send> page(UUID campaign, PageRequest page) {
    var after =
        page.isFirst() ? DSL.noCondition() : SENDS.ID.lt(UUID.fromString(page.after().getFirst()));
    var rows =
        sql.selectFrom(SENDS)
            .where(SENDS.CAMPAIGN_ID.eq(campaign))
            .and(after)
            .orderBy(SENDS.ID.desc())
            .limit(page.limit() + 1)
            .fetch(this::send);
    return Page.of(rows, page, s -> List.of(s.id().toString()));
  }

  private Send send(Record r) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> withheld = new HashMap<>();
    sql.select(DELIVERIES.STATE, DELIVERIES.REASON, DSL.count())
        .from(DELIVERIES)
        .where(DELIVERIES.SOURCE_KIND.eq("send"))
        .and(DELIVERIES.SOURCE_ID.eq(r.get(SENDS.ID)))
        .groupBy(DELIVERIES.STATE, DELIVERIES.REASON)
        .forEach(
            c -> {
              counts.merge(c.value1(), c.value3(), Integer::sum);
              if (c.value1().equals("withheld")) {
                withheld.merge(String.valueOf(c.value2()), c.value3(), Integer::sum);
              }
            });
    return new Send(
        r.get(SENDS.ID),
        r.get(SENDS.CAMPAIGN_ID),
        r.get(SENDS.TEMPLATE_ID),
        r.get(SENDS.NAME),
        r.get(SENDS.TOPIC),
        json.readValue(r.get(SENDS.AUDIENCE).data(), Send.Audience.class),
        r.get(SENDS.STATE),
        counts,
        withheld,
        r.get(SENDS.VERSION),
        r.get(SENDS.CREATED_AT),
        r.get(SENDS.STARTED_AT));
  }
}
