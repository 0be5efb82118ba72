package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.AffectedRecord;
import org.unisono.app.sync.StreamHealth.Wait;

/// The records that wait, counted and page by page: those that are asked about stand in the inbox,
/// all others are pending.
@Component
class HealthCounts {

  /// The stream that an item of the inbox belongs to.
  private static final String INBOX_STREAM =
      """
      case when i.kind in ('person', 'double') then 'people'
        when i.kind in ('consent', 'topic') then 'consent'
        when i.kind = 'status' then 'statuses' when i.kind = 'brake' then 'members'
        when i.kind = 'twin' then 'campaigns'
        when i.kind = 'unread' then case split_part(i.subject, ':', 2)
          when 'campaign' then 'campaigns' when 'member' then 'members'
          when 'status' then 'statuses' when 'consent' then 'consent' else 'people' end
        else case split_part(i.subject, ':', 1) when 'campaign' then 'campaigns'
          when 'member' then 'members' when 'consent' then 'consent' when 'status' then 'statuses'
          else 'people' end end
      """;

  private static final String PENDING_STREAM =
      """
      case p.kind when 'campaign' then 'campaigns' when 'status' then 'statuses'
        when 'member' then 'members' when 'consent' then 'consent' else 'people' end
      """;

  private final DSLContext sql;

  HealthCounts(DSLContext sql) {
    this.sql = sql;
  }

  /// Open items of one stream and reason.
  ///
  /// @param answer the other side's own code; null where it has said none
  /// @param message what the other side said of the first of them
  /// @param count records that are meant, which one item may have many of
  record Asked(
      String stream,
      String kind,
      String reason,
      @Nullable String answer,
      @Nullable String message,
      int count,
      Instant firstAt,
      Instant lastAt) {}

  List<Asked> asked(UUID connection) {
    return sql.fetch(
            "select "
                + INBOX_STREAM
                + """
                   as stream, i.kind, i.reason, nullif(i.params ->> 'code', '') as answer,
                  min(i.params ->> 'message') as message,
                  sum(coalesce(i.count, 1))::integer as many, min(i.at) as first_at,
                  max(i.at) as last_at
                from sync.inbox i where i.connection_id = {0} and i.answered_at is null
                group by 1, 2, 3, 4 order by many desc, 2, 3, 4
                """,
            DSL.val(connection))
        .map(
            r ->
                new Asked(
                    r.get("stream", String.class),
                    r.get("kind", String.class),
                    r.get("reason", String.class),
                    r.get("answer", String.class),
                    r.get("message", String.class),
                    r.get("many", Integer.class),
                    r.get("first_at", Instant.class),
                    r.get("last_at", Instant.class)));
  }

  /// By stream: what it waits for; `next` for the next run.
  Map<String, List<Wait>> waits(UUID connection) {
    Map<String, List<Wait>> waits = new HashMap<>();
    waits.putAll(
        sql
            .fetch(
                "select "
                    + PENDING_STREAM
                    + """
                       as stream, case when p.state = 'parked' then coalesce(p.because, 'stopped')
                        else 'next' end as because, count(*)::integer as many
                      from sync.pending p where p.connection_id = {0} group by 1, 2 order by 1, 2
                      """,
                DSL.val(connection))
            .stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.get("stream", String.class),
                    Collectors.mapping(
                        r -> new Wait(r.get("because", String.class), r.get("many", Integer.class)),
                        Collectors.toList()))));
    return waits;
  }

  /// @param answer null for those without a code of the other side
  Page<AffectedRecord> asked(
      UUID connection,
      String stream,
      String kind,
      String reason,
      @Nullable String answer,
      PageRequest page) {
    var rows =
        sql.fetch(
                """
                select i.id, i.subject, i.record, i.campaign_id, i.person_id, i.twin_id,
                  nullif(i.field, '') as field, nullif(i.params ->> 'message', '') as message, i.at
                from sync.inbox i
                where i.connection_id = {0} and i.answered_at is null and i.kind = {2}
                  and i.reason = {3} and nullif(i.params ->> 'code', '') is not distinct from {4}
                  and ({5}::uuid is null or i.id > {5}) and {1} =
                """
                    + INBOX_STREAM
                    + " order by i.id limit {6}",
                DSL.val(connection),
                DSL.val(stream),
                DSL.val(kind),
                DSL.val(reason),
                DSL.val(answer, String.class),
                DSL.val(
                    page.isFirst() ? null : UUID.fromString(page.after().getFirst()), UUID.class),
                DSL.val(page.limit() + 1))
            .map(
                r ->
                    new AffectedRecord(
                        r.get("id", String.class),
                        kindOf(r.get("subject", String.class)),
                        r.get("record", String.class),
                        r.get("campaign_id", UUID.class),
                        r.get("person_id", UUID.class),
                        r.get("twin_id", UUID.class),
                        r.get("field", String.class),
                        r.get("message", String.class),
                        r.get("at", Instant.class)));
    return Page.of(rows, page, r -> List.of(r.id()));
  }

  private static String kindOf(String subject) {
    var start = subject.substring(0, Math.max(0, subject.indexOf(':')));
    return switch (start) {
      case "campaign", "brake", "twin" -> "campaign";
      case "status", "member", "consent" -> start;
      default -> "person";
    };
  }

  /// Those that wait for this: `next` for what the next run will try.
  ///
  /// @param stream several with commas between them; empty for all
  Page<AffectedRecord> waiting(UUID connection, String stream, String because, PageRequest page) {
    var after = page.isFirst() ? null : page.after();
    var rows =
        sql.fetch(
                """
                select p.kind, p.owner_id, p.local_id, p.since, t.id as twin_id,
                  case when p.kind in ('campaign', 'status') then p.local_id
                    else t.campaign_id end as campaign_id,
                  case when p.kind not in ('campaign', 'status') then p.local_id end as person_id,
                  coalesce(p.record, c.name,
                    nullif(trim(concat_ws(' ', h.first_name, h.last_name)), ''), h.email) as record
                from (select * from sync.pending p
                      where p.connection_id = {0}
                        and case when p.state = 'parked' then coalesce(p.because, 'stopped')
                          else 'next' end = {6}
                        and ({2}::text is null
                             or (p.kind, p.owner_id, p.local_id) > ({2}, {3}, {4}))
                        and ({1} = '' or
                """
                    + PENDING_STREAM
                    + """
                       = any (string_to_array({1}, ','))) order by p.kind, p.owner_id, p.local_id limit {5}) p
                left join sync.twins t on t.id = p.owner_id
                left join campaigns.campaigns_v c
                  on p.kind in ('campaign', 'status') and c.id = p.local_id
                left join people.people_v h
                  on p.kind not in ('campaign', 'status') and h.id = p.local_id
                order by p.kind, p.owner_id, p.local_id
                """,
                DSL.val(connection),
                DSL.val(stream),
                DSL.val(after == null ? null : after.get(0), String.class),
                DSL.val(after == null ? null : UUID.fromString(after.get(1)), UUID.class),
                DSL.val(after == null ? null : UUID.fromString(after.get(2)), UUID.class),
                DSL.val(page.limit() + 1),
                DSL.val(because))
            .map(
                r ->
                    new AffectedRecord(
                        String.join(
                            ":",
                            r.get("kind", String.class),
                            r.get("owner_id", String.class),
                            r.get("local_id", String.class)),
                        r.get("kind", String.class),
                        r.get("record", String.class),
                        r.get("campaign_id", UUID.class),
                        r.get("person_id", UUID.class),
                        r.get("twin_id", UUID.class),
                        null,
                        null,
                        r.get("since", Instant.class)));
    return Page.of(rows, page, r -> List.of(r.id().split(":", -1)));
  }
}
