package org.unisono.app.activities.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.core.acting.Acting;

/// Receipts and the log, written in sets.
@Component
class ActivityStore {

  private final DSLContext sql;

  ActivityStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Writes receipts, sorted by key so that two batches never wait for each other in a circle.
  ///
  /// @return the ids of those that had none
  Set<UUID> receive(Collection<Entry> entries, Instant now) {
    var sorted =
        entries.stream()
            .sorted(
                Comparator.<Entry, String>comparing(e -> e.activity().source())
                    .thenComparing(Entry::eventId)
                    .thenComparing(Entry::index))
            .toList();
    return Set.copyOf(
        sql.fetch(
                """
                insert into activities.receipts (source, event_id, activity_id, recorded_at)
                select t.source, t.event_id, t.id, {0}
                from unnest({1}, {2}, {3}) with ordinality as t (source, event_id, id, n)
                order by t.n
                on conflict do nothing returning activity_id
                """,
                DSL.val(now),
                SqlArrays.texts(sorted, e -> e.activity().source()),
                SqlArrays.texts(sorted, Entry::eventId),
                SqlArrays.uuids(sorted, Entry::id))
            .map(r -> r.get(0, UUID.class)));
  }

  /// The activity that each of these event ids stands for.
  Map<List<String>, UUID> receipts(Collection<Entry> entries) {
    Map<List<String>, UUID> found = new HashMap<>();
    if (!entries.isEmpty()) {
      sql.fetch(
              """
              select r.source, r.event_id, r.activity_id from activities.receipts r
              join unnest({0}, {1}) as t (source, event_id)
                on t.source = r.source and t.event_id = r.event_id
              """,
              SqlArrays.texts(entries, e -> e.activity().source()),
              SqlArrays.texts(entries, Entry::eventId))
          .forEach(
              r ->
                  found.put(
                      List.of(r.get(0, String.class), r.get(1, String.class)),
                      r.get(2, UUID.class)));
    }
    return found;
  }

  /// Takes receipts back: a refused activity may come again when what stood against it is mended.
  void takeBack(Collection<Entry> refused) {
    if (!refused.isEmpty()) {
      sql.execute(
          "delete from activities.receipts where activity_id = any ({0})"
              + " and (source, event_id) in (select * from unnest({1}, {2}))",
          SqlArrays.uuids(refused, Entry::id),
          SqlArrays.texts(refused, e -> e.activity().source()),
          SqlArrays.texts(refused, Entry::eventId));
    }
  }

  /// Forgets some receipts that were written before, the oldest first.
  ///
  /// @return how many
  int forget(Instant before, int most) {
    return sql.execute(
        """
        delete from activities.receipts where (source, event_id) in (
          select source, event_id from activities.receipts where recorded_at < {0}
          order by recorded_at limit {1})
        """,
        DSL.val(before), DSL.val(most));
  }

  /// The seam: all that is ever logged goes through here.
  void append(Collection<Entry> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
    sql.execute(
        """
        insert into activities.log
          (id, at, recorded_at, person_id, visitor_id, type, properties, machine, source, origin)
        select t.id, t.at, {0}, t.person_id, t.visitor_id, t.type, t.properties::jsonb,
               t.machine = 1, t.source, {1}
        from unnest({2}, {3}, {4}, {5}, {6}, {7}, {8}, {9})
          as t (id, at, person_id, visitor_id, type, properties, machine, source)
        """,
        DSL.val(now),
        DSL.val(Acting.now().origin().word()),
        SqlArrays.uuids(entries, Entry::id),
        SqlArrays.instants(entries, Entry::at),
        SqlArrays.uuids(entries, Entry::personId),
        SqlArrays.texts(entries, e -> e.activity().visitorId()),
        SqlArrays.texts(entries, Entry::type),
        SqlArrays.texts(entries, e -> e.activity().properties().toString()),
        SqlArrays.integers(entries, e -> e.activity().machine() ? 1 : 0),
        SqlArrays.texts(entries, e -> e.activity().source()));
  }
}
