package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.integers;
import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.InboxAnswer;
import org.unisono.app.sync.InboxGroup;
import org.unisono.app.sync.InboxItem;
import org.unisono.connector.RemoteRef;
import tools.jackson.databind.ObjectMapper;

/// What waits for a person.
@Component
public class InboxStore {

  private final DSLContext sql;
  private final ObjectMapper json;
  private final PointedNames names;

  InboxStore(DSLContext sql, ObjectMapper json, PointedNames names) {
    this.names = names;
    this.sql = sql;
    this.json = json;
  }

  /// Asks; what is asked already is brought up to date.
  void ask(UUID connection, Collection<Question> questions) {
    Map<List<String>, Question> once = new LinkedHashMap<>();
    questions.forEach(q -> once.put(List.of(q.kind(), q.subject(), q.field()), q));
    if (once.isEmpty()) {
      return;
    }
    var rows = once.values();
    sql.execute(
        """
        insert into sync.inbox as i (connection_id, kind, reason, params, subject, field, record, twin_id,
          campaign_id, person_id, remote_kind, remote_id, agreed, ours, theirs, count)
        select {0}, t.kind, t.reason, t.params::jsonb, t.subject, t.field, t.record, t.twin_id,
          t.campaign_id, t.person_id, t.remote_kind, t.remote_id, t.agreed, t.ours, t.theirs, t.count
        from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}, {15})
          as t (kind, reason, params, subject, field, record, twin_id, campaign_id, person_id,
                remote_kind, remote_id, agreed, ours, theirs, count)
        order by t.kind, t.subject, t.field
        on conflict (connection_id, kind, subject, field) where answered_at is null
          do update set reason = excluded.reason, params = excluded.params, record = excluded.record,
            agreed = excluded.agreed, ours = excluded.ours, theirs = excluded.theirs,
            count = excluded.count
          where (i.reason, i.params, i.record, i.agreed, i.ours, i.theirs, i.count) is distinct from
            (excluded.reason, excluded.params, excluded.record, excluded.agreed, excluded.ours,
             excluded.theirs, excluded.count)
        """,
        DSL.val(connection),
        texts(rows, Question::kind),
        texts(rows, Question::reason),
        texts(rows, q -> json.writeValueAsString(q.params())),
        texts(rows, Question::subject),
        texts(rows, Question::field),
        texts(rows, Question::record),
        uuids(rows, Question::twinId),
        uuids(rows, Question::campaignId),
        uuids(rows, Question::personId),
        texts(rows, q -> q.remote() == null ? null : Words.of(q.remote().kind())),
        texts(rows, q -> q.remote() == null ? null : q.remote().id()),
        texts(rows, Question::agreed),
        texts(rows, Question::ours),
        texts(rows, Question::theirs),
        integers(rows, Question::count));
  }

  /// Closes what was asked about these subjects and is no question any more.
  ///
  /// @param still what was asked just now, and stays
  void settle(UUID connection, Collection<String> subjects, Collection<Question> still) {
    if (subjects.isEmpty()) {
      return;
    }
    sql.execute(
        """
        update sync.inbox i set answered_at = now(), answer = 'settled', answered_by = 'Unisono'
        where i.connection_id = {0} and i.answered_at is null and i.subject = any ({1})
          and not exists (select from unnest({2}, {3}, {4}) as t (kind, subject, field)
                          where t.kind = i.kind and t.subject = i.subject and t.field = i.field)
        """,
        DSL.val(connection),
        texts(subjects, s -> s),
        texts(still, Question::kind),
        texts(still, Question::subject),
        texts(still, Question::field));
  }

  /// Closes what was said of values that were too large, where the record now shows them.
  ///
  /// @param subjects of records as they were read just now
  /// @param still what is too large in them
  void settleUnread(UUID connection, Collection<String> subjects, Collection<Question> still) {
    sql.execute(
        """
        update sync.inbox i set answered_at = now(), answer = 'settled', answered_by = 'Unisono'
        where i.connection_id = {0} and i.kind = 'unread' and i.answered_at is null
          and i.subject = any ({1})
          and not exists (select from unnest({2}, {3}) as t (subject, field)
                          where t.subject = i.subject and t.field = i.field)
        """,
        DSL.val(connection),
        texts(subjects, s -> s),
        texts(still, Question::subject),
        texts(still, Question::field));
  }

  /// Closes what was said of opt-outs that were refused there, once they stand there.
  void settleConsent(UUID connection, Collection<UUID> people) {
    sql.execute(
        """
        update sync.inbox set answered_at = now(), answer = 'settled', answered_by = 'Unisono'
        where connection_id = {0} and kind = 'consent' and reason = 'refusedThere'
          and answered_at is null and person_id = any ({1})
        """,
        DSL.val(connection), uuids(people));
  }

  /// Closes what was asked about statuses of a twin once nobody waits for an answer: they have been
  /// changed, or mapped, meanwhile. Of one that stands still nothing is known.
  void settleStatuses(UUID connection, UUID twin) {
    sql.execute(
        """
        update sync.inbox i set answered_at = now(), answer = 'settled', answered_by = 'Unisono'
        where i.connection_id = {0} and i.twin_id = {1} and i.kind = 'status'
          and i.reason = 'unmappedStatus' and i.answered_at is null
          and exists (select from sync.twins t
                      where t.id = {1} and not t.stopped and t.gone is null)
          and not exists (select from sync.pending p
                          where p.connection_id = {0} and p.kind = 'member' and p.owner_id = {1}
                            and p.because = 'status')
        """,
        DSL.val(connection), DSL.val(twin));
  }

  /// Closes what was asked about statuses of a twin that have been renamed there.
  ///
  /// @param still the subjects of those that are still without an answer
  void settleRenamed(UUID connection, UUID twin, Collection<String> still) {
    sql.execute(
        """
        update sync.inbox set answered_at = now(), answer = 'settled', answered_by = 'Unisono'
        where connection_id = {0} and twin_id = {1} and kind = 'status' and reason = 'renamedThere'
          and answered_at is null and subject <> all ({2})
        """,
        DSL.val(connection), DSL.val(twin), texts(still, s -> s));
  }

  /// An open item with what its answer needs.
  public record Open(
      UUID id,
      UUID connectionId,
      String kind,
      String reason,
      String subject,
      String field,
      String record,
      @Nullable UUID twinId,
      @Nullable UUID campaignId,
      @Nullable UUID personId,
      @Nullable RemoteRef remote,
      @Nullable String agreed,
      @Nullable String ours,
      @Nullable String theirs,
      @Nullable Integer count) {}

  /// Locks them until the answer is kept.
  public List<Open> open(UUID connection, @Nullable UUID id, InboxAnswer filter, int most) {
    return sql.fetch(
            """
            select * from sync.inbox
            where connection_id = {0} and answered_at is null and ({1}::uuid is null or id = {1})
              and ({2}::text is null or kind = {2}) and ({3}::text is null or reason = {3})
              and ({4}::text is null or field = {4})
            order by id limit {5} for update
            """,
            DSL.val(connection),
            DSL.val(id, UUID.class),
            DSL.val(filter.kind()),
            DSL.val(filter.reason()),
            DSL.val(filter.field()),
            DSL.val(most))
        .map(
            r ->
                new Open(
                    r.get("id", UUID.class),
                    connection,
                    r.get("kind", String.class),
                    r.get("reason", String.class),
                    r.get("subject", String.class),
                    r.get("field", String.class),
                    r.get("record", String.class),
                    r.get("twin_id", UUID.class),
                    r.get("campaign_id", UUID.class),
                    r.get("person_id", UUID.class),
                    RemoteColumns.of(r),
                    r.get("agreed", String.class),
                    r.get("ours", String.class),
                    r.get("theirs", String.class),
                    r.get("count", Integer.class)));
  }

  public void answer(List<UUID> ids, String take, @Nullable String value, String by) {
    sql.execute(
        """
        update sync.inbox set answered_at = now(), answer = {1}, answer_value = {2}, answered_by = {3}
        where id = any ({0})
        """,
        uuids(ids), DSL.val(take), DSL.val(value), DSL.val(by));
  }

  public Page<InboxItem> page(
      UUID connection,
      @Nullable String kind,
      @Nullable String reason,
      @Nullable UUID twin,
      PageRequest page) {
    var rows =
        sql.fetch(
            """
                select * from sync.inbox
                where connection_id = {0} and answered_at is null and ({1}::text is null or kind = {1})
                  and ({2}::text is null or reason = {2}) and ({3}::uuid is null or twin_id = {3})
                  and ({4}::uuid is null or id > {4})
                order by id limit {5}
                """,
            DSL.val(connection),
            DSL.val(kind),
            DSL.val(reason),
            DSL.val(twin, UUID.class),
            DSL.val(page.isFirst() ? null : UUID.fromString(page.after().getFirst()), UUID.class),
            DSL.val(page.limit() + 1));
    var named =
        names.of(
            connection,
            rows.stream()
                .filter(r -> PointedNames.points(r.get("field", String.class)))
                .flatMap(
                    r -> Stream.of("agreed", "ours", "theirs").map(v -> r.get(v, String.class)))
                .toList());
    return Page.of(rows.map(r -> item(r, named)), page, i -> List.of(i.id().toString()));
  }

  private InboxItem item(Record r, PointedNames.Names named) {
    var field = r.get("field", String.class);
    var kind = r.get("kind", String.class);
    var reason = r.get("reason", String.class);
    return new InboxItem(
        r.get("id", UUID.class),
        kind,
        r.get("record", String.class),
        r.get("campaign_id", UUID.class),
        r.get("person_id", UUID.class),
        r.get("twin_id", UUID.class),
        field.isEmpty() ? null : field,
        named.shown(field, r.get("agreed", String.class)),
        named.shown(field, r.get("ours", String.class)),
        named.shown(field, r.get("theirs", String.class)),
        reason,
        json.readTree(r.get("params", JSONB.class).data()),
        r.get("count", Integer.class),
        r.get("remote_id", String.class) == null
            ? Answers.to(kind, reason).stream().filter(a -> !a.equals("link")).toList()
            : Answers.to(kind, reason),
        r.get("at", Instant.class));
  }

  public List<InboxGroup> groups(UUID connection) {
    return sql.fetch(
            """
            select kind, reason, field, sum(coalesce(count, 1)) as many from sync.inbox
            where connection_id = {0} and answered_at is null
            group by kind, reason, field order by many desc, kind, reason
            """,
            DSL.val(connection))
        .map(
            r -> {
              var field = r.get("field", String.class);
              var kind = r.get("kind", String.class);
              var reason = r.get("reason", String.class);
              return new InboxGroup(
                  kind,
                  reason,
                  field.isEmpty() ? null : field,
                  r.get("many", Integer.class),
                  Answers.to(kind, reason));
            });
  }

  /// Open items by connection or by twin: all, conflicts, and questions about statuses.
  record Waiting(int all, int conflicts, int statuses) {

    static final Waiting NOTHING = new Waiting(0, 0, 0);
  }

  Map<UUID, Waiting> waitingByConnection() {
    return waiting("connection_id");
  }

  Map<UUID, Waiting> waitingByTwin() {
    return waiting("twin_id");
  }

  private Map<UUID, Waiting> waiting(String column) {
    Map<UUID, Waiting> waiting = new HashMap<>();
    sql.fetch(
            "select "
                + column
                + ", count(*), count(*) filter (where kind = 'conflict'),"
                + " count(*) filter (where kind = 'status') from sync.inbox"
                + " where answered_at is null and "
                + column
                + " is not null group by 1")
        .forEach(
            r ->
                waiting.put(
                    r.get(0, UUID.class),
                    new Waiting(
                        r.get(1, Integer.class),
                        r.get(2, Integer.class),
                        r.get(3, Integer.class))));
    return waiting;
  }
}
