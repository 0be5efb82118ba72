package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.Parts;
import org.unisono.connector.RecordKind;

/// Statuses, lists and events of ours that somebody has deleted there. That is an edit of theirs:
/// nothing is made again, and nobody is taken out here, before a person has said what they want.
@Component
class GoneStatuses {

  private static final String STATUS = "deletedThere";
  private static final String EVENT = "eventDeletedThere";
  private static final String LIST = "listDeletedThere";

  /// Why it is asked.
  static final Set<String> REASONS = Set.of(STATUS, EVENT, LIST);

  private final DSLContext sql;

  GoneStatuses(DSLContext sql) {
    this.sql = sql;
  }

  /// @param role of the part that was deleted; null for a status that is a record of its own
  /// @param leftAway whether a person has said that it is not made again
  record Gone(String label, Parts.@Nullable Role role, boolean leftAway) {

    boolean isOpen() {
      return !leftAway;
    }

    /// Whether it stood for one status.
    boolean isStatus() {
      return role == null || role == Parts.Role.STATUS_LIST;
    }

    String reason() {
      return isStatus() ? STATUS : role == Parts.Role.EVENT ? EVENT : LIST;
    }

    /// Whether that status has no place there because of it.
    ///
    /// @param status their label
    boolean holds(Line line, String status) {
      if (isStatus()) {
        return Words.normal(label).equals(Words.normal(status));
      }
      return role == Parts.Role.MEMBER_LIST
          || line.fields(RecordKind.STATUS).stream().anyMatch(f -> f.options().contains(status));
    }
  }

  /// Notes statuses that were deleted there. To be called before that is kept of the records.
  ///
  /// @param labelField under which name a status has its label there
  void statuses(UUID connection, String labelField, Collection<String> remoteIds) {
    sql.execute(
        """
        insert into sync.gone_statuses (twin_id, label)
        select distinct t.id, m.fields ->> {2}
        from sync.mirror m
        join sync.twins t on t.connection_id = {0} and t.remote_id = m.campaign_remote
        where m.connection_id = {0} and m.kind = 'status' and m.remote_id = any ({1})
          and m.gone is null and m.fields ->> {2} is not null
        on conflict do nothing
        """,
        DSL.val(connection), texts(remoteIds, id -> id), DSL.val(labelField));
  }

  /// Notes parts of twins that were deleted there. Who was in them is not seen any more, which is
  /// no sign that they left the campaign: what was known of them there is put aside. A twin with
  /// other parts is read anew.
  void parts(UUID connection, Collection<String> remoteIds) {
    sql.execute(
        """
        with gone as (
          delete from sync.parts p using sync.twins t
          where t.connection_id = {0} and t.id = p.twin_id and p.remote_id = any ({1})
            and p.role in ('STATUS_LIST', 'EVENT', 'MEMBER_LIST')
          returning t.id as twin_id, t.remote_id as campaign, t.campaign_id, p.role, p.label),
        noted as (
          insert into sync.gone_statuses (twin_id, label, role)
          select distinct on (twin_id, label) twin_id, label, role from gone
          on conflict (twin_id, label) do update set role = excluded.role),
        labels as (
          update sync.mirror m set gone = 'notFound' from gone g
          where m.connection_id = {0} and m.kind = 'status' and m.campaign_remote = g.campaign
            and m.gone is null
            and exists (select from jsonb_each_text(m.fields) f where f.value = g.label)),
        asked as (
          insert into sync.pending (connection_id, kind, owner_id, local_id)
          select distinct {0}, 'status', twin_id, campaign_id from gone
          on conflict (connection_id, kind, owner_id, local_id)
            do update set state = 'new', because = null, since = clock_timestamp())
        delete from sync.mirror m using gone g
        where m.connection_id = {0} and m.kind = 'member' and m.campaign_remote = g.campaign
          and case g.role
            when 'STATUS_LIST' then
              exists (select from jsonb_each_text(m.fields) f where f.value = g.label)
            when 'MEMBER_LIST' then m.person_kind = g.label
            else true end
        """,
        DSL.val(connection), texts(remoteIds, id -> id));
  }

  List<Gone> of(UUID twin) {
    return sql.fetch(
            "select label, role, left_away from sync.gone_statuses where twin_id = {0} order by at, label",
            DSL.val(twin))
        .map(
            r ->
                new Gone(
                    r.get("label", String.class),
                    r.get("role", String.class) == null
                        ? null
                        : Parts.Role.valueOf(r.get("role", String.class)),
                    r.get("left_away", Boolean.class)));
  }

  /// It stands there again.
  void back(UUID twin, Collection<String> labels) {
    sql.execute(
        "delete from sync.gone_statuses where twin_id = {0} and label = any ({1})",
        DSL.val(twin), texts(labels, l -> l));
  }

  void leaveAway(UUID twin, String label) {
    sql.execute(
        "update sync.gone_statuses set left_away = true where twin_id = {0} and label = {1}",
        DSL.val(twin), DSL.val(label));
  }

  /// Members of whom nothing is seen there count as never agreed on: they go there once more where
  /// there is a place for them.
  void forgetUnseen(UUID connection, UUID twin) {
    sql.execute(
        """
        delete from sync.bases b
        where b.connection_id = {0} and b.kind = 'member' and b.owner_id = {1}
          and not exists (
            select from sync.mirror p join sync.mirror m on m.connection_id = {0}
              and m.person_kind = p.kind and m.person_remote = p.remote_id and m.kind = 'member'
            join sync.twins t on t.id = {1} and m.campaign_remote = t.remote_id
            where p.connection_id = {0} and p.local_id = b.local_id
              and p.kind in ('lead', 'contact'))
        """,
        DSL.val(connection), DSL.val(twin));
  }
}
