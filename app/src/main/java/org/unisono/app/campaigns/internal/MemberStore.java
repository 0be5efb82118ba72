package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.ExclusionsTable.EXCLUSIONS;
import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Standing;
import org.unisono.app.edge.SqlArrays;
import org.unisono.core.acting.Acting;

/// Memberships in the table, in sets sorted by person.
@Component
class MemberStore {

  private static final int LOCK_BUCKETS = 4_096;

  private final DSLContext sql;

  MemberStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Members who were taken out, or whose import was undone, are not shown and not counted.
  static Condition isShown() {
    return MEMBERS.ENDED_REASON.isNull().or(MEMBERS.ENDED_REASON.notIn("removed", "undone"));
  }

  /// Holds others off these people's memberships of the group until the transaction ends. The
  /// unique index is what keeps the promise; the lock only makes losers wait instead of fail.
  void lockGroup(String group, Collection<UUID> people) {
    var buckets =
        people.stream()
            .map(p -> Math.floorMod(p.hashCode() * 31 + group.hashCode(), LOCK_BUCKETS))
            .distinct()
            .sorted()
            .toList();
    sql.fetch(
        "select count(pg_advisory_xact_lock(7003, bucket)) from unnest({0}) as t (bucket)",
        SqlArrays.integers(buckets, b -> b));
  }

  Map<UUID, MemberRow> find(UUID campaign, Collection<UUID> people) {
    return sql.select(
            MEMBERS.PERSON_ID,
            MEMBERS.STATUS_ID,
            MEMBERS.STANDING,
            MEMBERS.FIRST_RESPONDED_AT,
            MEMBERS.VERSION)
        .from(MEMBERS)
        .where(MEMBERS.CAMPAIGN_ID.eq(campaign))
        .and(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .orderBy(MEMBERS.PERSON_ID)
        .forUpdate()
        .fetchMap(
            MEMBERS.PERSON_ID,
            r ->
                new MemberRow(
                    r.value1(),
                    r.value2(),
                    Standing.valueOf(r.value3().toUpperCase(Locale.ROOT)),
                    r.value4(),
                    r.value5()));
  }

  Optional<MemberRow> find(UUID campaign, UUID person) {
    return Optional.ofNullable(find(campaign, List.of(person)).get(person));
  }

  /// Where these people are active in the group, this campaign left out.
  Map<UUID, UUID> activeElsewhere(String group, UUID campaign, Collection<UUID> people) {
    return sql.select(MEMBERS.PERSON_ID, MEMBERS.CAMPAIGN_ID)
        .from(MEMBERS)
        .where(MEMBERS.EXCLUSIVE_GROUP.eq(group))
        .and(MEMBERS.STANDING.eq(DSL.inline("active")))
        .and(MEMBERS.CAMPAIGN_ID.ne(campaign))
        .and(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .orderBy(MEMBERS.PERSON_ID)
        .forUpdate()
        .fetchMap(MEMBERS.PERSON_ID, MEMBERS.CAMPAIGN_ID);
  }

  Set<UUID> excluded(UUID campaign, Collection<UUID> people) {
    return sql.select(EXCLUSIONS.PERSON_ID)
        .from(EXCLUSIONS)
        .where(EXCLUSIONS.CAMPAIGN_ID.eq(campaign))
        .and(EXCLUSIONS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .fetchSet(EXCLUSIONS.PERSON_ID);
  }

  void exclude(UUID campaign, UUID person, @Nullable String reason) {
    sql.insertInto(EXCLUSIONS)
        .set(EXCLUSIONS.CAMPAIGN_ID, campaign)
        .set(EXCLUSIONS.PERSON_ID, person)
        .set(EXCLUSIONS.ACTOR_NAME, Acting.now().actor().name())
        .set(EXCLUSIONS.REASON, reason)
        .onConflictDoNothing()
        .execute();
  }

  void liftExclusions(UUID campaign, Collection<UUID> people) {
    sql.deleteFrom(EXCLUSIONS)
        .where(EXCLUSIONS.CAMPAIGN_ID.eq(campaign))
        .and(EXCLUSIONS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .execute();
  }

  /// Writes new members, and the new state of those who are there.
  void write(UUID campaign, @Nullable String group, int priority, Collection<Decided> rows) {
    if (rows.isEmpty()) {
      return;
    }
    // Purpose: members as decided, in one statement. Side effects: none; history is written apart.
    sql.execute(
        """
        insert into campaigns.members
          (campaign_id, person_id, status_id, standing, cause, actor_name, reason, exclusive_group,
           first_responded_at, queued_priority)
        select {0}, t.person_id, t.status_id, t.standing, t.cause, {1}, t.reason, {2}::text,
               case when s.responded then now() end, {3}
        from unnest({4}, {5}, {6}, {7}, {8}) as t (person_id, status_id, standing, cause, reason)
        join campaigns.statuses s on s.id = t.status_id
        order by t.person_id
        on conflict (campaign_id, person_id) do update
        set status_id = excluded.status_id, standing = excluded.standing, ended_reason = null,
            first_responded_at = coalesce(members.first_responded_at, excluded.first_responded_at),
            exclusive_group = excluded.exclusive_group, queued_priority = excluded.queued_priority,
            version = members.version + 1, updated_at = now()
        """,
        DSL.val(campaign),
        DSL.val(Acting.now().actor().name()),
        DSL.val(group, String.class),
        DSL.val(priority),
        SqlArrays.uuids(rows, Decided::personId),
        SqlArrays.uuids(rows, Decided::statusId),
        SqlArrays.texts(rows, d -> d.standing().word()),
        SqlArrays.texts(rows, Decided::cause),
        SqlArrays.texts(rows, Decided::reason));
  }

  /// Statuses as decided; nothing else of the members changes, but for a first response.
  void setStatuses(UUID campaign, Collection<Decided> rows) {
    if (rows.isEmpty()) {
      return;
    }
    sql.execute(
        """
        update campaigns.members m
        set status_id = s.id,
            first_responded_at =
              case when s.responded then coalesce(m.first_responded_at, now())
                   else m.first_responded_at end,
            version = m.version + 1, updated_at = now()
        from unnest({1}, {2}) as t (person_id, status_id)
        join campaigns.statuses s on s.id = t.status_id
        where m.campaign_id = {0} and m.person_id = t.person_id
        """,
        DSL.val(campaign),
        SqlArrays.uuids(rows, Decided::personId),
        SqlArrays.uuids(rows, Decided::statusId));
  }

  /// Sets statuses back, where the ladder still has them.
  ///
  /// @return what became of whom, for the history
  List<HistoryNote> statusBack(UUID campaign, Collection<MemberHistory.Before> rows) {
    return sql.fetch(
            """
            update campaigns.members m
            set status_id = s.id, version = m.version + 1, updated_at = now()
            from unnest({1}, {2}) as t (person_id, status)
            join campaigns.statuses s on s.campaign_id = {0} and s.name = t.status,
            campaigns.statuses was
            where m.campaign_id = {0} and m.person_id = t.person_id and was.id = m.status_id
              and s.id <> m.status_id
            returning m.person_id, was.name, s.name
            """,
            DSL.val(campaign),
            SqlArrays.uuids(rows, MemberHistory.Before::personId),
            SqlArrays.texts(rows, MemberHistory.Before::status))
        .map(
            r ->
                new HistoryNote(
                    campaign,
                    r.get(0, UUID.class),
                    "status",
                    r.get(1, String.class),
                    r.get(2, String.class),
                    "undone"));
  }

  /// @return those whose standing really ended
  List<UUID> end(UUID campaign, Collection<UUID> people, String reason) {
    return sql.update(MEMBERS)
        .set(MEMBERS.STANDING, Standing.ENDED.word())
        .set(MEMBERS.ENDED_REASON, reason)
        .set(MEMBERS.VERSION, MEMBERS.VERSION.plus(1))
        .set(MEMBERS.UPDATED_AT, DSL.field("now()", MEMBERS.UPDATED_AT.getDataType()))
        .where(MEMBERS.CAMPAIGN_ID.eq(campaign))
        .and(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .and(MEMBERS.STANDING.ne(DSL.inline("ended")))
        .returningResult(MEMBERS.PERSON_ID)
        .fetch(MEMBERS.PERSON_ID);
  }

  List<UUID> standing(UUID campaign, Standing standing) {
    return sql.select(MEMBERS.PERSON_ID)
        .from(MEMBERS)
        .where(MEMBERS.CAMPAIGN_ID.eq(campaign))
        .and(MEMBERS.STANDING.eq(standing.word()))
        .orderBy(MEMBERS.PERSON_ID)
        .fetch(MEMBERS.PERSON_ID);
  }

  /// Lets in, for each of these people, whoever waits first in the group.
  ///
  /// @return campaign by person
  Map<UUID, UUID> admitNext(String group, Collection<UUID> people) {
    Map<UUID, UUID> admitted = new HashMap<>();
    // Purpose: the next queued membership of each person becomes active, highest priority first.
    sql.fetch(
            """
            update campaigns.members m
            set standing = 'active', version = m.version + 1, updated_at = now()
            from (select distinct on (q.person_id) q.person_id, q.campaign_id
                  from campaigns.members q
                  where q.exclusive_group = {0} and q.standing = 'queued' and q.person_id = any ({1})
                    and not exists (select 1 from campaigns.members a
                                    where a.person_id = q.person_id and a.exclusive_group = {0}
                                      and a.standing = 'active')
                  order by q.person_id, q.queued_priority desc, q.joined_at) next
            where m.person_id = next.person_id and m.campaign_id = next.campaign_id
            returning m.person_id, m.campaign_id
            """,
            DSL.val(group), SqlArrays.uuids(people))
        .forEach(r -> admitted.put(r.get(0, UUID.class), r.get(1, UUID.class)));
    return admitted;
  }

  /// A membership as it shall be.
  record Decided(
      UUID personId, UUID statusId, Standing standing, String cause, @Nullable String reason) {}
}
