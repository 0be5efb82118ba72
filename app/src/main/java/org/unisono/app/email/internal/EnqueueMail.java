package org.unisono.app.email.internal;

import static org.unisono.app.people.views.PeopleV.PEOPLE_V;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.Templates;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.email.NewMessage;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;

/// Puts mails into the ledger, in sets.
@Component
public class EnqueueMail {

  private final DSLContext sql;
  private final Templates templates;
  private final DeliveryStore store;
  private final MailBell bell;

  EnqueueMail(DSLContext sql, Templates templates, DeliveryStore store, MailBell bell) {
    this.sql = sql;
    this.templates = templates;
    this.store = store;
    this.bell = bell;
  }

  private record Kind(UUID template, UUID campaign, String topic) {}

  private record Row(NewMessage message, UUID messageId) {}

  public void enqueue(List<NewMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    if (!Acting.now().origin().isBehaviour()) {
      throw Refused.clash(
          "", "loadingSendsNothing", "What is loaded is not behaviour: it sends no mail.");
    }
    Map<Kind, UUID> ids = new HashMap<>();
    for (var message : messages) {
      ids.computeIfAbsent(kind(message), this::message);
    }
    var rows =
        messages.stream()
            .map(m -> new Row(m, java.util.Objects.requireNonNull(ids.get(kind(m)))))
            .sorted(Comparator.comparing(r -> r.message().personId()))
            .toList();
    claim(rows);
    insert(rows);
    bell.ringAfterCommit();
  }

  private static Kind kind(NewMessage m) {
    return new Kind(m.templateId(), m.campaignId(), m.topic());
  }

  /// The message that a template makes in its present version.
  private UUID message(Kind kind) {
    var template = templates.get(kind.template());
    var compiled = templates.compiled(template);
    sql.execute(
        """
        insert into email.messages
          (template_id, template_version, campaign_id, topic, subject, html, plain)
        values ({0}, {1}, {2}, {3}, {4}, {5}, {6})
        on conflict do nothing
        """,
        DSL.val(template.id()),
        DSL.val(template.version()),
        DSL.val(kind.campaign()),
        DSL.val(kind.topic()),
        DSL.val(compiled.subject()),
        DSL.val(compiled.html()),
        DSL.val(compiled.plain()));
    return sql.fetchSingle(
            """
            select id from email.messages
            where template_id = {0} and template_version = {1} and campaign_id = {2} and topic = {3}
            """,
            DSL.val(template.id()),
            DSL.val(template.version()),
            DSL.val(kind.campaign()),
            DSL.val(kind.topic()))
        .get(0, UUID.class);
  }

  /// The first who holds an address gets the mail of this scope, for good.
  private void claim(List<Row> rows) {
    sql.execute(
        """
        insert into email.claims (scope, address, person_id)
        select distinct on (t.scope, a.address) t.scope, a.address, t.person_id
        from unnest({0}, {1}) as t (scope, person_id)
        join {2} on {3} = t.person_id
        cross join lateral (select lower(btrim({4})) as address) a
        where a.address <> ''
        order by t.scope, a.address, t.person_id
        on conflict do nothing
        """,
        SqlArrays.texts(rows, r -> r.message().scope()),
        SqlArrays.uuids(rows, r -> r.message().personId()),
        PEOPLE_V,
        PEOPLE_V.ID,
        PEOPLE_V.EMAIL);
  }

  private void insert(List<Row> rows) {
    sql.execute(
        """
        insert into email.deliveries (message_id, source_kind, source_id, step_visit, person_id,
          address, written, origin, state, reason, settled_at)
        select t.message_id, t.kind, t.source_id, t.visit, t.person_id,
          case when c.person_id = t.person_id then c.address end,
          case when c.person_id = t.person_id then btrim({0}) end,
          {1},
          case when c.person_id = t.person_id then 'waiting' else 'withheld' end,
          case when c.person_id is null then 'noAddress'
               when c.person_id <> t.person_id then 'sameAddress' end,
          case when c.person_id = t.person_id then null else clock_timestamp() end
        from unnest({2}, {3}, {4}, {5}, {6}, {7})
          as t (message_id, kind, source_id, visit, person_id, scope)
        join {8} on {9} = t.person_id
        left join email.claims c on c.scope = t.scope and c.address = lower(btrim({0}))
        order by t.person_id
        on conflict do nothing
        """,
        PEOPLE_V.EMAIL,
        DSL.val(Acting.now().origin().name()),
        SqlArrays.uuids(rows, Row::messageId),
        SqlArrays.texts(rows, r -> r.message().source().word()),
        SqlArrays.uuids(rows, r -> r.message().sourceId()),
        SqlArrays.texts(rows, r -> r.message().stepVisit()),
        SqlArrays.uuids(rows, r -> r.message().personId()),
        SqlArrays.texts(rows, r -> r.message().scope()),
        PEOPLE_V,
        PEOPLE_V.ID);
  }

  public void resend(UUID delivery) {
    if (!store.resend(delivery)) {
      boolean isThere =
          sql.fetchExists(DeliveriesTable.DELIVERIES, DeliveriesTable.DELIVERIES.ID.eq(delivery));
      throw isThere
          ? Refused.clash("", "notInDoubt", "Only a mail that is in doubt is sent once more.")
          : Refused.notFound("delivery", delivery);
    }
    bell.ringAfterCommit();
  }
}
