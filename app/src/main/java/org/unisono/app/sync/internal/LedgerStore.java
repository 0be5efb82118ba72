package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.LedgerEntry;
import org.unisono.app.sync.LedgerFilter;
import org.unisono.core.acting.Acting;

/// Who wrote what, where, and what came of it.
@Component
public class LedgerStore {

  private final DSLContext sql;
  private final PointedNames names;

  LedgerStore(DSLContext sql, PointedNames names) {
    this.sql = sql;
    this.names = names;
  }

  void add(UUID connection, UUID run, Collection<Note> notes) {
    if (notes.isEmpty()) {
      return;
    }
    sql.execute(
        """
        insert into sync.ledger (run_id, connection_id, twin_id, stream, direction, verb, record,
          campaign_id, person_id, remote_kind, remote_id, field, from_value, to_value, outcome,
          answer, actor_name)
        select {0}, {1}, t.* from unnest({2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12},
          {13}, {14}, {15}) as u (twin_id, stream, direction, verb, record, campaign_id, person_id,
          remote_kind, remote_id, field, from_value, to_value, outcome, answer),
          lateral (select u.twin_id, u.stream, u.direction, u.verb, u.record, u.campaign_id,
            u.person_id, u.remote_kind, u.remote_id, u.field, u.from_value, u.to_value, u.outcome,
            u.answer, {16}::text) t
        """,
        DSL.val(run),
        DSL.val(connection),
        uuids(notes, Note::twinId),
        texts(notes, Note::stream),
        texts(notes, Note::direction),
        texts(notes, Note::verb),
        texts(notes, Note::record),
        uuids(notes, Note::campaignId),
        uuids(notes, Note::personId),
        texts(notes, n -> n.remote() == null ? null : Words.of(n.remote().kind())),
        texts(notes, n -> n.remote() == null ? null : n.remote().id()),
        texts(notes, Note::field),
        texts(notes, Note::from),
        texts(notes, Note::to),
        texts(notes, Note::outcome),
        texts(notes, Note::answer),
        DSL.val(Acting.now().actor().name()));
  }

  /// Newest first.
  ///
  public Page<LedgerEntry> page(UUID connection, LedgerFilter filter, PageRequest page) {
    var search = filter.search();
    var like = search == null || search.isBlank() ? null : "%" + search.strip() + "%";
    var rows =
        sql.fetch(
            """
                select * from sync.ledger
                where connection_id = {0} and ({1}::uuid is null or id < {1})
                  and ({2}::text is null or record ilike {2} or field ilike {2} or to_value ilike {2}
                       or from_value ilike {2})
                  and ({4}::uuid is null or person_id = {4})
                  and ({5}::uuid is null or campaign_id = {5})
                  and ({6}::text is null or field = {6})
                  and ({7}::text is null or outcome = {7})
                  and ({8}::uuid is null or run_id = {8})
                  and ({9}::date is null or at >= {9}::date::timestamp at time zone 'UTC')
                  and ({10}::date is null or at < ({10}::date + 1)::timestamp at time zone 'UTC')
                order by id desc limit {3}
                """,
            DSL.val(connection),
            DSL.val(page.isFirst() ? null : UUID.fromString(page.after().getFirst()), UUID.class),
            DSL.val(like),
            DSL.val(page.limit() + 1),
            DSL.val(filter.personId(), UUID.class),
            DSL.val(filter.campaignId(), UUID.class),
            DSL.val(filter.field()),
            DSL.val(filter.outcome()),
            DSL.val(filter.runId(), UUID.class),
            DSL.val(filter.since(), LocalDate.class),
            DSL.val(filter.until(), LocalDate.class));
    var named =
        names.of(
            connection,
            rows.stream()
                .filter(r -> PointedNames.points(r.get("field", String.class)))
                .flatMap(r -> Stream.of("from_value", "to_value").map(v -> r.get(v, String.class)))
                .toList());
    return Page.of(rows.map(r -> entry(r, named)), page, e -> List.of(e.id().toString()));
  }

  private static LedgerEntry entry(Record r, PointedNames.Names named) {
    var field = r.get("field", String.class);
    return new LedgerEntry(
        r.get("id", UUID.class),
        r.get("at", Instant.class),
        r.get("run_id", UUID.class),
        r.get("stream", String.class),
        r.get("direction", String.class),
        r.get("verb", String.class),
        r.get("record", String.class),
        r.get("campaign_id", UUID.class),
        r.get("person_id", UUID.class),
        field,
        named.shown(field, r.get("from_value", String.class)),
        named.shown(field, r.get("to_value", String.class)),
        r.get("outcome", String.class),
        r.get("answer", String.class),
        r.get("actor_name", String.class),
        isReplayable(note(r)));
  }

  /// Values of fields and statuses that were written or were to be; what was added, made or taken
  /// out is added and taken out in its own place.
  static boolean isReplayable(Note note) {
    return note.field() != null
        && note.remote() != null
        && List.of("update", "status").contains(note.verb())
        && List.of("campaigns", "people", "members").contains(note.stream())
        && List.of("written", "taken", "projected", "refused").contains(note.outcome());
  }

  Optional<Note> find(UUID connection, UUID id) {
    return sql
        .fetch(
            "select * from sync.ledger where connection_id = {0} and id = {1}",
            DSL.val(connection), DSL.val(id))
        .stream()
        .map(LedgerStore::note)
        .findFirst();
  }

  /// What a run wrote, the latest first, behind `before`.
  List<Written> written(UUID run, @Nullable UUID before, int most) {
    return sql.fetch(
            """
            select * from sync.ledger
            where run_id = {0} and outcome in ('written', 'taken', 'linked', 'projected')
              and ({1}::uuid is null or id < {1})
            order by id desc limit {2}
            """,
            DSL.val(run), DSL.val(before, UUID.class), DSL.val(most))
        .map(r -> new Written(r.get("id", UUID.class), note(r)));
  }

  private static Note note(Record r) {
    return new Note(
        r.get("stream", String.class),
        r.get("direction", String.class),
        r.get("verb", String.class),
        r.get("record", String.class),
        r.get("twin_id", UUID.class),
        r.get("campaign_id", UUID.class),
        r.get("person_id", UUID.class),
        RemoteColumns.of(r),
        r.get("field", String.class),
        r.get("from_value", String.class),
        r.get("to_value", String.class),
        r.get("outcome", String.class),
        r.get("answer", String.class));
  }

  /// A line with its place.
  record Written(UUID id, Note note) {}
}
