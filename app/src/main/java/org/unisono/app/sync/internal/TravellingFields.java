package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.Mode;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;

/// Knows which fields travelled, and so which do not any more because of something over there. A
/// field that is gone is missed in no record: without this nobody would be told.
@Component
class TravellingFields {

  private static final String GONE = "fieldGone";
  private static final Set<RecordKind> KINDS =
      EnumSet.of(RecordKind.CAMPAIGN, RecordKind.LEAD, RecordKind.CONTACT);
  private static final String READ_ONLY = "fieldReadOnly";

  private final DSLContext sql;
  private final ConnectionStore connections;
  private final MapStore maps;

  TravellingFields(DSLContext sql, ConnectionStore connections, MapStore maps) {
    this.connections = connections;
    this.maps = maps;
    this.sql = sql;
  }

  private record Row(String ours, String theirs, @Nullable String lost) {}

  /// Compares what a run was told of fields with what travelled before.
  void settle(Line line, Instant at) {
    line.described()
        .forEach(
            (kind, fields) -> {
              if (KINDS.contains(kind) && !fields.isEmpty()) {
                settle(line, kind, fields, at);
              }
            });
  }

  private void settle(Line line, RecordKind kind, List<RemoteField> fields, Instant at) {
    var known = line.known();
    var now =
        FieldMaps.of(kind, fields, known.custom(kind), known.changes(kind)).stream()
            .filter(Mapping::isOn)
            .collect(Collectors.toMap(m -> m.ours().key(), m -> m.theirs().name(), (a, b) -> a));
    var before = before(line.id(), kind);
    if (before.stream().anyMatch(b -> b.lost() != null && b.theirs().equals(now.get(b.ours())))) {
      // What moved meanwhile moved without it, here and there.
      connections.readAgain(line.id(), kind.stream());
      maps.lookAtAll(line.id(), kind);
      line.startOver();
    }
    if (before.stream().allMatch(b -> b.theirs().equals(now.get(b.ours())) && b.lost() == null)
        && before.size() == now.size()) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    now.forEach((ours, theirs) -> rows.add(new Row(ours, theirs, null)));
    Set<String> possible =
        OurField.of(kind, known.custom(kind)).stream()
            .map(OurField::key)
            .collect(Collectors.toCollection(HashSet::new));
    for (var row : before) {
      if (!now.containsKey(row.ours())
          && possible.contains(row.ours())
          && isWanted(known.changes(kind), row)) {
        why(fields, row.theirs()).ifPresent(w -> rows.add(new Row(row.ours(), row.theirs(), w)));
      }
    }
    write(line.id(), kind, rows, at);
  }

  /// Whether nobody has switched it off, or sent it elsewhere, since.
  private static boolean isWanted(MapChanges changes, Row row) {
    var change = changes.rows().get(row.ours());
    return change == null
        || (change.theirs() == null || change.theirs().equals(row.theirs()))
            && (change.way() == null || Mode.of(change.way()).orElse(Mode.WATCH) != Mode.WATCH);
  }

  private static Optional<String> why(List<RemoteField> fields, String theirs) {
    return FieldMaps.field(fields, theirs)
        .map(f -> f.use() == RemoteField.Use.READ_ONLY ? READ_ONLY : "")
        .or(() -> Optional.of(GONE))
        .filter(w -> !w.isEmpty());
  }

  private List<Row> before(UUID connection, RecordKind kind) {
    return sql.fetch(
            """
            select ours, theirs, lost from sync.travelling_fields
            where connection_id = {0} and kind = {1}
            """,
            DSL.val(connection), DSL.val(Words.of(kind)))
        .map(r -> new Row(r.get(0, String.class), r.get(1, String.class), r.get(2, String.class)));
  }

  private void write(UUID connection, RecordKind kind, List<Row> rows, Instant at) {
    sql.execute(
        "delete from sync.travelling_fields where connection_id = {0} and kind = {1} and ours <> all ({2})",
        DSL.val(connection), DSL.val(Words.of(kind)), texts(rows, Row::ours));
    sql.execute(
        """
        insert into sync.travelling_fields as f
          (connection_id, kind, ours, theirs, lost, lost_at, seen_at)
        select {0}, {1}, t.ours, t.theirs, t.lost, case when t.lost is not null then {5} end, {5}
        from unnest({2}, {3}, {4}) as t (ours, theirs, lost)
        on conflict (connection_id, kind, ours) do update
          set theirs = excluded.theirs, lost = excluded.lost,
            lost_at = case when excluded.lost is null then null
              else coalesce(f.lost_at, excluded.lost_at) end,
            seen_at = case when excluded.lost is null then excluded.seen_at else f.seen_at end
        """,
        DSL.val(connection),
        DSL.val(Words.of(kind)),
        texts(rows, Row::ours),
        texts(rows, Row::theirs),
        texts(rows, Row::lost),
        DSL.val(at));
  }

  /// A field that travels no more.
  record Lost(String stream, String code, String ours, String theirs, Instant at) {

    Map<String, Object> params() {
      return Map.of("field", ours, "theirs", theirs);
    }
  }

  /// @return whether there was such a field among the lost
  boolean forget(UUID connection, String ours) {
    return sql.execute(
            """
            delete from sync.travelling_fields
            where connection_id = {0} and ours = {1} and lost is not null
            """,
            DSL.val(connection), DSL.val(ours))
        > 0;
  }

  static boolean isLost(String code) {
    return code.equals(GONE) || code.equals(READ_ONLY);
  }

  List<Lost> lost(UUID connection) {
    return sql.fetch(
            """
            select kind, lost, ours, theirs, lost_at from sync.travelling_fields
            where connection_id = {0} and lost is not null order by kind, ours
            """,
            DSL.val(connection))
        .map(
            r ->
                new Lost(
                    Words.of(Words.kind(r.get(0, String.class)).stream()),
                    r.get(1, String.class),
                    r.get(2, String.class),
                    r.get(3, String.class),
                    r.get(4, Instant.class)));
  }
}
