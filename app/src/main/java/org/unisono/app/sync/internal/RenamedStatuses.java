package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.connector.RemoteRecord;
import org.unisono.core.merge.Image;

/// Statuses that have got another name there. The id tells that it is the same one; whether it
/// still means the same, a person says.
@Component
class RenamedStatuses {

  private final DSLContext sql;

  RenamedStatuses(DSLContext sql) {
    this.sql = sql;
  }

  /// @param was the label under which it was known
  record Renamed(String was, String now) {}

  /// Notes whose label is another than the one that was read last. To be called before the records
  /// are kept.
  ///
  /// @param records statuses
  /// @param labelField under which name a status has its label there
  void note(UUID connection, String labelField, Collection<RemoteRecord> records) {
    var statuses =
        records.stream().filter(r -> r.image(labelField) instanceof Image.Filled).toList();
    sql.execute(
        """
        insert into sync.renamed_statuses as r (connection_id, remote_id, campaign_remote, was, is_now)
        select {0}, m.remote_id, m.campaign_remote, m.fields ->> {3}, t.label
        from unnest({1}, {2}) as t (remote_id, label)
        join sync.mirror m on m.connection_id = {0} and m.kind = 'status'
          and m.remote_id = t.remote_id and m.gone is null and m.campaign_remote is not null
        where m.fields ->> {3} <> t.label
        on conflict (connection_id, remote_id) do update set is_now = excluded.is_now, at = now()
        """,
        DSL.val(connection),
        texts(statuses, r -> r.ref().id()),
        texts(statuses, r -> ImageCodec.raw(r.image(labelField))),
        DSL.val(labelField));
    sql.execute(
        "delete from sync.renamed_statuses where connection_id = {0} and was = is_now",
        DSL.val(connection));
  }

  /// Those of a twin's campaign there that nobody has said the meaning of.
  List<Renamed> open(Line line, TwinRow twin, StatusMap map) {
    return sql
        .fetch(
            """
            select r.was, r.is_now from sync.renamed_statuses r
            join sync.mirror m on m.connection_id = {0} and m.kind = 'status'
              and m.remote_id = r.remote_id and m.gone is null
            where r.connection_id = {0} and r.campaign_remote = {1} order by r.at, r.remote_id
            """,
            DSL.val(line.id()), DSL.val(twin.remoteId()))
        .map(r -> new Renamed(r.get(0, String.class), r.get(1, String.class)))
        .stream()
        .filter(r -> map.toOurs(r.now()) == null)
        .toList();
  }

  /// Those of a twin's campaign there that were deleted under their new name.
  List<Renamed> lost(Line line, TwinRow twin) {
    return sql.fetch(
            """
            select r.was, r.is_now from sync.renamed_statuses r
            join sync.mirror m on m.connection_id = {0} and m.kind = 'status'
              and m.remote_id = r.remote_id and m.gone is not null
            where r.connection_id = {0} and r.campaign_remote = {1} order by r.at, r.remote_id
            """,
            DSL.val(line.id()), DSL.val(twin.remoteId()))
        .map(r -> new Renamed(r.get(0, String.class), r.get(1, String.class)));
  }
}
