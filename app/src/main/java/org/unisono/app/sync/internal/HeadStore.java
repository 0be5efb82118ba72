package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.core.merge.Agreement;

/// Whether the campaigns of twins are still there.
@Component
class HeadStore {

  /// Why what moved waits.
  static final String GONE = "goneThere";

  /// It cannot be read, and nothing proves that it was deleted.
  static final String UNSEEN = "unseen";

  /// A person wants to be asked anew.
  static final String AGAIN = "again";

  private final DSLContext sql;

  HeadStore(DSLContext sql) {
    this.sql = sql;
  }

  /// A twin and how its campaign there stands.
  ///
  /// @param gone how that is known; null while it is there
  /// @param into the campaign that it was merged into
  /// @param pairedWith ours that is paired with that one
  record Head(
      UUID twin,
      UUID campaign,
      String remote,
      @Nullable String name,
      @Nullable String gone,
      @Nullable String into,
      @Nullable UUID pairedWith) {

    Head unseen() {
      return new Head(twin, campaign, remote, name, UNSEEN, null, null);
    }
  }

  /// Those that are newly known to be gone, or of which more is known now. Noted.
  List<Head> gone(UUID connection) {
    return heads(
        """
        update sync.twins t set gone = m.gone from sync.mirror m
        where t.connection_id = {0} and (t.gone is null or t.gone in ('unseen', 'again'))
          and m.connection_id = {0} and m.kind = 'campaign' and m.remote_id = t.remote_id
          and m.gone is not null
        returning t.*, m.became_id as into_remote,
          (select o.campaign_id from sync.twins o
           where o.connection_id = {0} and o.remote_id = m.became_id) as paired_with
        """,
        DSL.val(connection));
  }

  /// Those that are there again. Noted.
  List<Head> back(UUID connection) {
    return heads(
        """
        update sync.twins t set gone = null from sync.mirror m
        where t.connection_id = {0} and t.gone not in ('unseen', 'again')
          and m.connection_id = {0} and m.kind = 'campaign' and m.remote_id = t.remote_id
          and m.gone is null
        returning t.*, null as into_remote, null::uuid as paired_with
        """,
        DSL.val(connection));
  }

  /// Those whose members are newly known to be gone, and those that could not be read before.
  /// Members whom we took out ourselves say nothing.
  List<Head> doubted(UUID connection) {
    return heads(
        """
        select t.*, null as into_remote, null::uuid as paired_with from sync.twins t
        where t.connection_id = {0} and t.remote_id is not null and not t.stopped
          and (t.gone in ('unseen', 'again') or t.gone is null and exists (
            select from sync.mirror m
            where m.connection_id = {0} and m.campaign_remote = t.remote_id and m.kind = 'member'
              and m.dirty and m.gone is not null and m.gone <> 'removedByUs'))
        order by t.id
        """,
        DSL.val(connection));
  }

  private List<Head> heads(String query, org.jooq.QueryPart... parts) {
    return sql.fetch(query, parts).map(HeadStore::head);
  }

  private static Head head(Record r) {
    return new Head(
        r.get("id", UUID.class),
        r.get("campaign_id", UUID.class),
        r.get("remote_id", String.class),
        r.get("remote_name", String.class),
        r.get("gone", String.class),
        r.get("into_remote", String.class),
        r.get("paired_with", UUID.class));
  }

  void note(UUID twin, @Nullable String gone) {
    sql.execute("update sync.twins set gone = {1} where id = {0}", DSL.val(twin), DSL.val(gone));
  }

  /// The twin is that of the winner from now on, unless that one has a twin. What was agreed with
  /// the other is agreed no more: the two meet as any two that are paired.
  ///
  /// @return whether it was free
  boolean follow(UUID connection, UUID twin, String winner) {
    int moved =
        sql.execute(
            """
            update sync.twins t set remote_id = {2}, remote_name = null, remote_url = null, gone = null
            where t.id = {1} and not exists (
              select from sync.twins o where o.connection_id = {0} and o.remote_id = {2})
            """,
            DSL.val(connection), DSL.val(twin), DSL.val(winner));
    if (moved > 0) {
      forgetAgreed(connection, twin);
    }
    return moved > 0;
  }

  /// Takes a pair apart: both campaigns stay, and so does the ledger.
  void part(UUID connection, UUID twin) {
    forgetAgreed(connection, twin);
    sql.execute(
        """
        update sync.inbox set twin_id = null, answered_at = coalesce(answered_at, now()),
          answer = coalesce(answer, 'settled'), answered_by = coalesce(answered_by, 'Unisono')
        where twin_id = {0}
        """,
        DSL.val(twin));
    sql.execute(
        "delete from sync.pending where connection_id = {0} and owner_id = {1}",
        DSL.val(connection), DSL.val(twin));
    sql.execute("delete from sync.twins where id = {0}", DSL.val(twin));
  }

  /// What was agreed about members who are all gone there.
  ///
  /// @return the statuses that they had, by our id
  Map<UUID, Map<String, Agreement>> forgetVanished(UUID connection, UUID twin) {
    Map<UUID, Map<String, Agreement>> agreed = new LinkedHashMap<>();
    sql.fetch(
            """
        delete from sync.bases b using sync.twins t
        where t.id = {1} and b.connection_id = {0} and b.kind = 'member' and b.owner_id = {1}
          and not exists (
            select from sync.mirror p join sync.mirror m on m.connection_id = {0}
              and m.kind = 'member' and m.campaign_remote = t.remote_id
              and m.person_kind = p.kind and m.person_remote = p.remote_id and m.gone is null
            where p.connection_id = {0} and p.local_id = b.local_id
              and p.kind in ('lead', 'contact'))
        returning b.local_id, b.images
        """,
            DSL.val(connection), DSL.val(twin))
        .forEach(
            r -> agreed.put(r.get(0, UUID.class), ImageCodec.read(r.get(1, JSONB.class).data())));
    return agreed;
  }

  private void forgetAgreed(UUID connection, UUID twin) {
    sql.execute(
        "delete from sync.bases where connection_id = {0} and owner_id = {1}",
        DSL.val(connection), DSL.val(twin));
  }
}
