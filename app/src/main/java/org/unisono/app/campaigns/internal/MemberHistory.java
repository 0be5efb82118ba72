package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.MemberHistoryTable.MEMBER_HISTORY;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.MemberHistoryEntry;
import org.unisono.app.edge.SqlArrays;
import org.unisono.core.acting.Acting;

/// What happened to memberships, and the responses among it. Rows are only ever added.
@Component
public class MemberHistory {

  private final DSLContext sql;

  MemberHistory(DSLContext sql) {
    this.sql = sql;
  }

  void add(Collection<HistoryNote> notes) {
    if (notes.isEmpty()) {
      return;
    }
    var acting = Acting.now();
    // Purpose: one history row per change, all with the actor and origin that are bound.
    sql.execute(
        """
        insert into campaigns.member_history
          (campaign_id, person_id, what, from_value, to_value, reason, actor_kind, actor_name, origin, cause_id)
        select campaign_id, person_id, what, from_value, to_value, reason, {0}, {1}, {2}, {3}
        from unnest({4}, {5}, {6}, {7}, {8}, {9})
          as t (campaign_id, person_id, what, from_value, to_value, reason)
        """,
        DSL.val(acting.actor().kind().name().toLowerCase(Locale.ROOT)),
        DSL.val(acting.actor().name()),
        DSL.val(acting.origin().word()),
        DSL.val(acting.cause(), UUID.class),
        SqlArrays.uuids(notes, HistoryNote::campaignId),
        SqlArrays.uuids(notes, HistoryNote::personId),
        SqlArrays.texts(notes, HistoryNote::what),
        SqlArrays.texts(notes, HistoryNote::from),
        SqlArrays.texts(notes, HistoryNote::to),
        SqlArrays.texts(notes, HistoryNote::reason));
  }

  /// A response for each of these people whose status is a responded one.
  void respond(UUID campaign, Collection<MemberStore.Decided> members, String source) {
    sql.execute(
        """
        insert into campaigns.responses (campaign_id, person_id, at, status_id, source, origin)
        select {0}, t.person_id, now(), t.status_id, {1}, {2}
        from unnest({3}, {4}) as t (person_id, status_id)
        join campaigns.statuses s on s.id = t.status_id and s.responded
        """,
        DSL.val(campaign),
        DSL.val(source),
        DSL.val(Acting.now().origin().word()),
        SqlArrays.uuids(members, MemberStore.Decided::personId),
        SqlArrays.uuids(members, MemberStore.Decided::statusId));
  }

  /// Those whose membership nobody but this mass change has touched.
  List<UUID> onlyTouchedBy(UUID campaign, UUID cause, Collection<UUID> people) {
    return sql.select(MEMBER_HISTORY.PERSON_ID)
        .from(MEMBER_HISTORY)
        .where(MEMBER_HISTORY.CAMPAIGN_ID.eq(campaign))
        .and(MEMBER_HISTORY.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .groupBy(MEMBER_HISTORY.PERSON_ID)
        .having(DSL.boolAnd(MEMBER_HISTORY.CAUSE_ID.isNotDistinctFrom(cause)))
        .orderBy(MEMBER_HISTORY.PERSON_ID)
        .fetch(MEMBER_HISTORY.PERSON_ID);
  }

  /// What a mass change did to one membership.
  ///
  /// @param status its status before; null when that was left alone
  /// @param wasEnded whether the mass change brought somebody back
  record Before(UUID personId, @Nullable String status, boolean wasEnded) {}

  /// Of these memberships, those that the mass change was the last to touch.
  List<Before> before(UUID campaign, UUID cause, Collection<UUID> people) {
    return sql.fetch(
            """
            with h as (
              select * from campaigns.member_history
              where campaign_id = {0} and person_id = any ({2})),
            last as (select distinct on (person_id) person_id, cause_id from h order by person_id, id desc)
            select l.person_id,
              (select h.from_value from h where h.person_id = l.person_id and h.cause_id = {1}
                 and h.what = 'status' order by h.id limit 1) as status,
              exists (select from h where h.person_id = l.person_id and h.cause_id = {1}
                 and h.what = 'standing' and h.from_value = 'ended') as was_ended
            from last l where l.cause_id = {1} order by l.person_id
            """,
            DSL.val(campaign), DSL.val(cause), SqlArrays.uuids(people))
        .map(
            r ->
                new Before(
                    r.get("person_id", UUID.class),
                    r.get("status", String.class),
                    r.get("was_ended", Boolean.class)));
  }

  /// Oldest first.
  public List<MemberHistoryEntry> of(UUID campaign, UUID person) {
    return sql.selectFrom(MEMBER_HISTORY)
        .where(MEMBER_HISTORY.CAMPAIGN_ID.eq(campaign))
        .and(MEMBER_HISTORY.PERSON_ID.eq(person))
        .orderBy(MEMBER_HISTORY.ID)
        .fetch(
            r ->
                new MemberHistoryEntry(
                    r.get(MEMBER_HISTORY.ID),
                    r.get(MEMBER_HISTORY.AT),
                    r.get(MEMBER_HISTORY.WHAT),
                    r.get(MEMBER_HISTORY.FROM_VALUE),
                    r.get(MEMBER_HISTORY.TO_VALUE),
                    r.get(MEMBER_HISTORY.ACTOR_NAME),
                    r.get(MEMBER_HISTORY.ORIGIN),
                    r.get(MEMBER_HISTORY.REASON)));
  }
}
