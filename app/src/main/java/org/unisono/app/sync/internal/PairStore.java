package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.RecordKind;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Which values of a field stand beside which, and how often. A list has few, however many records
/// there are.
@Component
class PairStore {

  private final DSLContext sql;

  PairStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param raw the agreement as it is kept
  record Agreed(String raw, Agreement base, int count) {}

  /// @param base null when the two were never joined
  record Asked(@Nullable Agreement base, Image ours, Image theirs, int count) {}

  /// What was agreed on, but for records that are being asked about.
  List<Agreed> agreed(UUID connection, RecordKind kind, String field) {
    return sql.fetch(
            """
            select b.images -> {3} as agreed, count(*)::int as many from sync.bases b
            where b.connection_id = {0} and b.kind = {2} and b.images -> {3} is not null
              and ({2} = 'campaign' or exists (select from sync.mirror m
                where m.connection_id = {0} and m.kind = {1} and m.local_id = b.local_id))
              and not exists (select from sync.inbox i
                where i.connection_id = {0} and i.kind = 'conflict' and i.field = {3}
                  and i.answered_at is null
                  and coalesce(i.twin_id, i.connection_id) = b.owner_id
                  and coalesce(i.person_id, i.campaign_id) = b.local_id)
            group by 1
            """,
            DSL.val(connection), DSL.val(Words.of(kind)), DSL.val(base(kind)), DSL.val(field))
        .map(
            r -> {
              var raw = r.get(0, JSONB.class).data();
              return new Agreed(raw, ImageCodec.agreement(raw), r.get(1, Integer.class));
            });
  }

  /// What people are asked about.
  List<Asked> asked(UUID connection, RecordKind kind, String field) {
    return sql.fetch(
            """
            select b.images -> {3} as agreed, i.ours, i.theirs, count(*)::int as many
            from sync.inbox i
            left join sync.bases b on b.connection_id = {0} and b.kind = {2}
              and b.owner_id = coalesce(i.twin_id, i.connection_id)
              and b.local_id = coalesce(i.person_id, i.campaign_id)
            where i.connection_id = {0} and i.kind = 'conflict' and i.field = {3}
              and i.answered_at is null and i.remote_kind = {1}
              and (i.twin_id is null or i.person_id is null)
            group by 1, 2, 3
            """,
            DSL.val(connection), DSL.val(Words.of(kind)), DSL.val(base(kind)), DSL.val(field))
        .map(PairStore::asked);
  }

  private static Asked asked(Record row) {
    var base = row.get(0, JSONB.class);
    return new Asked(
        base == null ? null : ImageCodec.agreement(base.data()),
        image(row.get(1, String.class)),
        image(row.get(2, String.class)),
        row.get(3, Integer.class));
  }

  private static Image image(@Nullable String raw) {
    return raw == null ? new Image.Blank() : Image.of(raw);
  }

  private static String base(RecordKind kind) {
    return kind == RecordKind.CAMPAIGN ? "campaign" : "person";
  }

  /// Takes back that these were agreed on, so that the two sides meet anew.
  ///
  /// @param agreed as they are kept
  void forget(UUID connection, RecordKind kind, String field, Collection<String> agreed) {
    sql.execute(
        """
        update sync.bases b set images = b.images - {3}
        where b.connection_id = {0} and b.kind = {2} and b.images -> {3} = any ({4}::jsonb[])
          and ({2} = 'campaign' or exists (select from sync.mirror m
            where m.connection_id = {0} and m.kind = {1} and m.local_id = b.local_id))
        """,
        DSL.val(connection),
        DSL.val(Words.of(kind)),
        DSL.val(base(kind)),
        DSL.val(field),
        texts(agreed, Function.identity()));
  }
}
