package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.uuids;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.Mode;
import org.unisono.connector.Parts;

/// Pairs and their parts.
@Component
class TwinStore {

  private final DSLContext sql;

  TwinStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Empty when the campaign has a twin there, or the other one has.
  Optional<UUID> insert(
      UUID connection, UUID campaign, @Nullable String remote, @Nullable String name) {
    return sql
        .fetch(
            """
            insert into sync.twins (connection_id, campaign_id, remote_id, remote_name)
            values ({0}, {1}, {2}, {3}) on conflict do nothing returning id
            """,
            DSL.val(connection), DSL.val(campaign), DSL.val(remote), DSL.val(name))
        .stream()
        .map(r -> r.get(0, UUID.class))
        .findFirst();
  }

  /// The counterpart of one of ours.
  Optional<String> there(UUID connection, UUID campaign) {
    return sql
        .fetch(
            """
            select remote_id from sync.twins
            where connection_id = {0} and campaign_id = {1} and remote_id is not null
              and gone is null
            """,
            DSL.val(connection), DSL.val(campaign))
        .stream()
        .map(r -> r.get(0, String.class))
        .findFirst();
  }

  /// Which of ours one of theirs is the counterpart of.
  Optional<UUID> here(UUID connection, String remote) {
    return sql
        .fetch(
            """
            select campaign_id from sync.twins
            where connection_id = {0} and remote_id = {1} and gone is null
            """,
            DSL.val(connection), DSL.val(remote))
        .stream()
        .map(r -> r.get(0, UUID.class))
        .findFirst();
  }

  List<TwinRow> of(@Nullable UUID connection, @Nullable UUID campaign, @Nullable UUID id) {
    Map<UUID, List<Parts.Part>> parts = new HashMap<>();
    var rows =
        sql.fetch(
            """
            select * from sync.twins where ({0}::uuid is null or connection_id = {0})
              and ({1}::uuid is null or campaign_id = {1}) and ({2}::uuid is null or id = {2})
            order by id
            """,
            DSL.val(connection, UUID.class),
            DSL.val(campaign, UUID.class),
            DSL.val(id, UUID.class));
    sql.fetch(
            "select twin_id, role, remote_id, label, rank from sync.parts where twin_id = any ({0}) order by rank, label",
            uuids(rows.getValues("id", UUID.class)))
        .forEach(
            r ->
                parts
                    .computeIfAbsent(r.get(0, UUID.class), _ -> new ArrayList<>())
                    .add(
                        new Parts.Part(
                            Parts.Role.valueOf(r.get(1, String.class)),
                            r.get(2, String.class),
                            r.get(3, String.class),
                            r.get(4, Integer.class))));
    return rows.map(
        r ->
            new TwinRow(
                r.get("id", UUID.class),
                r.get("connection_id", UUID.class),
                r.get("campaign_id", UUID.class),
                r.get("remote_id", String.class),
                r.get("remote_name", String.class),
                r.get("remote_url", String.class),
                r.get("stopped", Boolean.class) || r.get("gone", String.class) != null,
                r.get("gone", String.class),
                r.get("allowance", Integer.class),
                Mode.of(String.valueOf(r.get("members_mode", String.class))).orElse(null),
                parts.getOrDefault(r.get("id", UUID.class), List.of())));
  }

  Map<UUID, Instant> lastSync(UUID connection) {
    Map<UUID, Instant> last = new HashMap<>();
    sql.fetch(
            "select id, last_sync_at from sync.twins where connection_id = {0} and last_sync_at is not null",
            DSL.val(connection))
        .forEach(r -> last.put(r.get(0, UUID.class), r.get(1, Instant.class)));
    return last;
  }

  /// Records of a twin that are not at rest.
  Map<UUID, Integer> behind(UUID connection) {
    Map<UUID, Integer> behind = new HashMap<>();
    sql.fetch(
            """
            select owner_id, count(*) from sync.pending
            where connection_id = {0} and owner_id <> {0} group by owner_id
            """,
            DSL.val(connection))
        .forEach(r -> behind.put(r.get(0, UUID.class), r.get(1, Integer.class)));
    return behind;
  }

  void made(UUID twin, String remote, @Nullable String name) {
    sql.execute(
        "update sync.twins set remote_id = {1}, remote_name = {2} where id = {0}",
        DSL.val(twin), DSL.val(remote), DSL.val(name));
  }

  void named(UUID twin, String name) {
    sql.execute(
        "update sync.twins set remote_name = {1} where id = {0} and remote_name is distinct from {1}",
        DSL.val(twin), DSL.val(name));
  }

  void foundAt(UUID twin, String url) {
    sql.execute(
        "update sync.twins set remote_url = {1} where id = {0}", DSL.val(twin), DSL.val(url));
  }

  /// For an account that has moved.
  void forgetPages(UUID connection) {
    sql.execute(
        "update sync.twins set remote_url = null where connection_id = {0}", DSL.val(connection));
  }

  void addParts(UUID twin, List<Parts.Part> parts) {
    for (var part : parts) {
      sql.execute(
          """
          insert into sync.parts (twin_id, role, remote_id, label, rank) values ({0}, {1}, {2}, {3}, {4})
          on conflict do nothing
          """,
          DSL.val(twin),
          DSL.val(part.role().name()),
          DSL.val(part.id()),
          DSL.val(part.label()),
          DSL.val(part.rank()));
    }
  }

  /// @param mode null for as the connection says
  void members(UUID twin, @Nullable Mode mode) {
    sql.execute(
        "update sync.twins set members_mode = {1} where id = {0}",
        DSL.val(twin), DSL.val(mode == null ? null : mode.word()));
  }

  void stop(UUID twin, Stopped stopped) {
    sql.execute(
        "update sync.twins set stopped = {1} where id = {0}",
        DSL.val(twin), DSL.val(stopped == Stopped.YES));
  }

  /// Whether a twin rests.
  enum Stopped {
    YES,
    NO
  }

  /// Where it is gone, that is looked at once more, and asked about.
  void askAgain(UUID twin) {
    sql.execute(
        "update sync.twins set gone = {1} where id = {0} and gone is not null",
        DSL.val(twin), DSL.val(HeadStore.AGAIN));
  }

  void allow(UUID twin, int changes) {
    sql.execute(
        "update sync.twins set allowance = {1} where id = {0}", DSL.val(twin), DSL.val(changes));
  }

  void synced(UUID connection, Instant at) {
    sql.execute(
        """
        update sync.twins set last_sync_at = {1}
        where connection_id = {0} and not stopped and gone is null and remote_id is not null
        """,
        DSL.val(connection), DSL.val(at));
  }

  Map<String, String> answeredStatuses(UUID twin) {
    Map<String, String> ours = new HashMap<>();
    sql.fetch("select theirs, ours from sync.status_maps where twin_id = {0}", DSL.val(twin))
        .forEach(r -> ours.put(r.get(0, String.class), r.get(1, String.class)));
    return ours;
  }

  void answerStatus(UUID twin, String theirs, String ours) {
    sql.execute(
        """
        insert into sync.status_maps (twin_id, ours, theirs) values ({0}, {1}, {2})
        on conflict (twin_id, theirs) do update set ours = excluded.ours
        """,
        DSL.val(twin), DSL.val(ours), DSL.val(theirs));
  }

  void forgetStatuses(UUID twin) {
    sql.execute("delete from sync.status_maps where twin_id = {0}", DSL.val(twin));
  }
}
