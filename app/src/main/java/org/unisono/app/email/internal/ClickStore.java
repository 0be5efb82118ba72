package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.DeliveriesTable.DELIVERIES;
import static org.unisono.app.email.internal.HitsTable.HITS;
import static org.unisono.app.email.internal.LinkKeysTable.LINK_KEYS;
import static org.unisono.app.email.internal.MessagesTable.MESSAGES;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.Visit;
import org.unisono.app.jobs.Jobs;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.NewTask;
import tools.jackson.databind.node.JsonNodeFactory;

/// What came to a mail's addresses.
@Component
public class ClickStore {

  private final DSLContext sql;
  private final Jobs jobs;
  private final InstantSource clock;
  private final Duration window;

  ClickStore(
      DSLContext sql,
      Jobs jobs,
      InstantSource clock,
      @Value("${unisono.email.click-window:4s}") Duration window) {
    this.sql = sql;
    this.jobs = jobs;
    this.clock = clock;
    this.window = window;
  }

  /// @param personId null when the person is gone
  public record MailLink(UUID deliveryId, String target, @Nullable UUID personId) {}

  public Optional<MailLink> link(String key) {
    return sql.select(LINK_KEYS.DELIVERY_ID, LINK_KEYS.TARGET, DELIVERIES.PERSON_ID)
        .from(LINK_KEYS)
        .join(DELIVERIES)
        .on(DELIVERIES.ID.eq(LINK_KEYS.DELIVERY_ID))
        .where(LINK_KEYS.KEY.eq(key))
        .fetchOptional(r -> new MailLink(r.value1(), r.value2(), r.value3()));
  }

  /// Keeps the hit, and has it judged when the others of a scanner have come as well.
  ///
  /// @param key null for the page under which one unsubscribes
  public void hit(UUID delivery, @Nullable String key, Visit visit) {
    var now = clock.instant();
    var id =
        sql.insertInto(HITS)
            .set(HITS.DELIVERY_ID, delivery)
            .set(HITS.KEY, key)
            .set(HITS.VISITOR_ID, visit.visitorId())
            .set(HITS.MACHINE, visit.machine())
            .set(HITS.AT, now)
            .returningResult(HITS.ID)
            .fetchSingle()
            .value1();
    if (key != null) {
      var payload = JsonNodeFactory.instance.objectNode().put("hitId", id.toString());
      jobs.add(NewTask.of(JudgeClick.KIND, Lane.INTERACTIVE, payload).dueAt(now.plus(window)));
    }
  }

  /// A click with all that is needed to judge and to log it.
  record Hit(
      UUID id,
      UUID deliveryId,
      String key,
      String target,
      @Nullable UUID personId,
      UUID campaignId,
      UUID templateId,
      @Nullable String visitorId,
      boolean machine,
      Instant at) {}

  Optional<Hit> find(UUID id) {
    return sql.select()
        .from(HITS)
        .join(LINK_KEYS)
        .on(LINK_KEYS.KEY.eq(HITS.KEY))
        .join(DELIVERIES)
        .on(DELIVERIES.ID.eq(HITS.DELIVERY_ID))
        .join(MESSAGES)
        .on(MESSAGES.ID.eq(DELIVERIES.MESSAGE_ID))
        .where(HITS.ID.eq(id))
        .fetchOptional(
            r ->
                new Hit(
                    r.get(HITS.ID),
                    r.get(HITS.DELIVERY_ID),
                    r.get(LINK_KEYS.KEY),
                    r.get(LINK_KEYS.TARGET),
                    r.get(DELIVERIES.PERSON_ID),
                    r.get(MESSAGES.CAMPAIGN_ID),
                    r.get(MESSAGES.TEMPLATE_ID),
                    r.get(HITS.VISITOR_ID),
                    r.get(HITS.MACHINE),
                    r.get(HITS.AT)));
  }

  /// Which addresses of the mail were fetched within seconds of the hit; the unsubscribe page is
  /// "".
  Set<String> around(Hit hit) {
    var keys = new HashSet<String>();
    sql.select(HITS.KEY)
        .from(HITS)
        .where(HITS.DELIVERY_ID.eq(hit.deliveryId()))
        .and(HITS.AT.between(hit.at().minus(window), hit.at().plus(window)))
        .forEach(r -> keys.add(r.value1() == null ? "" : r.value1()));
    return keys;
  }

  List<String> keysOf(UUID delivery) {
    return sql.select(LINK_KEYS.KEY)
        .from(LINK_KEYS)
        .where(LINK_KEYS.DELIVERY_ID.eq(delivery))
        .fetch(LINK_KEYS.KEY);
  }
}
