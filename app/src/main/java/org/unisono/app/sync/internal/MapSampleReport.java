package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.RecordKind;

/// A few records that are there, those with a counterpart here first.
@Component
class MapSampleReport {

  private final DSLContext sql;

  MapSampleReport(DSLContext sql) {
    this.sql = sql;
  }

  record Found(MirrorRow row, @Nullable UUID ours) {}

  List<Found> some(UUID connection, RecordKind kind, int most) {
    var linked =
        kind == RecordKind.CAMPAIGN
            ? """
              select m.*, t.campaign_id as ours_id from sync.twins t
              join sync.mirror m on m.connection_id = t.connection_id and m.kind = {1}
                and m.remote_id = t.remote_id
              where t.connection_id = {0} and m.gone is null order by t.id desc limit {2}
              """
            : """
              select m.*, m.local_id as ours_id from sync.mirror m
              where m.connection_id = {0} and m.kind = {1} and m.local_id is not null
                and m.gone is null
              order by m.local_id desc limit {2}
              """;
    var all = new ArrayList<>(rows(linked, connection, kind, most));
    if (all.size() < most) {
      all.addAll(strangers(connection, kind, most - all.size()));
    }
    return all;
  }

  private List<Found> strangers(UUID connection, RecordKind kind, int most) {
    return rows(
        """
        select m.*, null::uuid as ours_id from sync.mirror m
        where m.connection_id = {0} and m.kind = {1} and m.gone is null and m.local_id is null
          and not exists (select from sync.twins t
            where t.connection_id = {0} and t.remote_id = m.remote_id and m.kind = 'campaign')
        order by m.remote_id limit {2}
        """,
        connection, kind, most);
  }

  private List<Found> rows(String query, UUID connection, RecordKind kind, int most) {
    return sql.fetch(query, DSL.val(connection), DSL.val(Words.of(kind)), DSL.val(most))
        .map(r -> new Found(MirrorStore.row(r), r.get("ours_id", UUID.class)));
  }
}
