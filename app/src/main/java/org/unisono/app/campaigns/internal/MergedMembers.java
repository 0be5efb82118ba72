package org.unisono.app.campaigns.internal;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Memberships of two people who become one. What is needed to take it back is one JSON object:
/// `members` (the rows of the one who goes), `before` (those of the one who stays, in the same
/// campaigns), `after` (those as the merge left them), `history`, `exclusions` and `touch`.
@Component
class MergedMembers {

  private final DSLContext sql;
  private final ObjectMapper json;

  MergedMembers(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  ObjectNode merge(UUID survivor, UUID merged) {
    var moved = json.createObjectNode();
    moved.set("before", rows(survivor, merged));
    moved.set(
        "members", rows("delete from campaigns.members where person_id = {0} returning *", merged));
    unite(survivor, moved.path("members"));
    moved.set(
        "after",
        rows(
            """
            select m.* from campaigns.members m where m.person_id = {0} and m.campaign_id in (
              select campaign_id from jsonb_populate_recordset(null::campaigns.members, {1}))
            """,
            DSL.val(survivor), rows(moved.path("members"))));
    moved.set(
        "history",
        json(
            """
            with moved as (update campaigns.member_history set person_id = {0} where person_id = {1}
                           returning id)
            select coalesce(jsonb_agg(id), '[]') from moved
            """,
            DSL.val(survivor), DSL.val(merged)));
    moved.set(
        "exclusions",
        json(
            """
            with moved as (
              insert into campaigns.exclusions (campaign_id, person_id, at, actor_name, reason)
              select campaign_id, {0}, at, actor_name, reason from campaigns.exclusions
              where person_id = {1} on conflict do nothing returning campaign_id)
            select coalesce(jsonb_agg(campaign_id), '[]') from moved
            """,
            DSL.val(survivor), DSL.val(merged)));
    moved.set(
        "touch", rows("select * from campaigns.first_touches where person_id = {0}", survivor));
    sql.execute(
        """
        insert into campaigns.first_touches as t (person_id, campaign_id, at)
        select {0}, campaign_id, at from campaigns.first_touches where person_id = {1}
        on conflict (person_id) do update set campaign_id = excluded.campaign_id, at = excluded.at
        where excluded.at < t.at
        """,
        DSL.val(survivor), DSL.val(merged));
    return moved;
  }

  /// The higher status, the earlier dates and both people's fields; who was taken out by hand stays
  /// out. Of two that stand in one exclusive group the one of the survivor goes on standing.
  private void unite(UUID survivor, JsonNode members) {
    sql.execute(
        """
        insert into campaigns.members as s (campaign_id, person_id, status_id, standing, ended_reason,
          cause, actor_name, reason, audience_id, exclusive_group, first_responded_at, queued_priority,
          joined_at, fields)
        select r.campaign_id, {0}, r.status_id,
          case when c.clash then 'ended' else r.standing end,
          case when c.clash then 'merged' else r.ended_reason end,
          r.cause, r.actor_name, r.reason, r.audience_id, r.exclusive_group, r.first_responded_at,
          r.queued_priority, r.joined_at, r.fields
        from jsonb_populate_recordset(null::campaigns.members, {1}) r
        cross join lateral (
          select r.standing = 'active' and r.exclusive_group is not null and exists (
            select 1 from campaigns.members a
            where a.person_id = {0} and a.exclusive_group = r.exclusive_group
              and a.standing = 'active' and a.campaign_id <> r.campaign_id) as clash) c
        order by r.campaign_id
        on conflict (campaign_id, person_id) do update
        set status_id = case when (select rank from campaigns.statuses where id = excluded.status_id)
                               > (select rank from campaigns.statuses where id = s.status_id)
                             then excluded.status_id else s.status_id end,
            standing = case when s.standing = 'ended' and s.ended_reason <> 'removed'
                            then excluded.standing else s.standing end,
            ended_reason = case when s.standing = 'ended' and s.ended_reason <> 'removed'
                                then excluded.ended_reason else s.ended_reason end,
            first_responded_at = least(s.first_responded_at, excluded.first_responded_at),
            joined_at = least(s.joined_at, excluded.joined_at),
            fields = excluded.fields || s.fields, version = s.version + 1, updated_at = now()
        """,
        DSL.val(survivor), rows(members));
  }

  /// What nobody has touched since the merge is as it was before; what somebody has changed stays
  /// with the survivor.
  void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    sql.execute(
        """
        delete from campaigns.members m
        using jsonb_populate_recordset(null::campaigns.members, {1}) a
        where m.person_id = {0} and m.campaign_id = a.campaign_id and m.version = a.version
        """,
        DSL.val(survivor), rows(moved.path("after")));
    for (var side : List.of("before", "members")) {
      sql.execute(
          """
          insert into campaigns.members
          select (jsonb_populate_record(null::campaigns.members, r)).*
          from jsonb_array_elements({0}) r
          on conflict do nothing
          """,
          rows(moved.path(side)));
    }
    sql.execute(
        """
        update campaigns.member_history set person_id = {0}
        where person_id = {1} and id in (select (i #>> '{}')::uuid from jsonb_array_elements({2}) i)
        """,
        DSL.val(merged), DSL.val(survivor), rows(moved.path("history")));
    sql.execute(
        """
        delete from campaigns.exclusions where person_id = {0}
          and campaign_id in (select (i #>> '{}')::uuid from jsonb_array_elements({1}) i)
        """,
        DSL.val(survivor), rows(moved.path("exclusions")));
    sql.execute("delete from campaigns.first_touches where person_id = {0}", DSL.val(survivor));
    sql.execute(
        """
        insert into campaigns.first_touches
        select * from jsonb_populate_recordset(null::campaigns.first_touches, {0})
        on conflict do nothing
        """,
        rows(moved.path("touch")));
  }

  List<UUID> campaigns(JsonNode moved) {
    return moved
        .path("members")
        .valueStream()
        .map(row -> UUID.fromString(row.path("campaign_id").asString()))
        .toList();
  }

  JsonNode export(UUID person) {
    return json(
        """
        select coalesce(jsonb_agg(jsonb_build_object('campaign', c.name, 'status', s.name,
          'standing', m.standing, 'cause', m.cause, 'reason', m.reason, 'fields', m.fields,
          'joinedAt', m.joined_at, 'firstRespondedAt', m.first_responded_at) order by m.joined_at), '[]')
        from campaigns.members m join campaigns.campaigns c on c.id = m.campaign_id
          join campaigns.statuses s on s.id = m.status_id
        where m.person_id = {0}
        """,
        DSL.val(person));
  }

  /// The membership is taken out, with all that somebody has written about it.
  void erase(UUID person) {
    sql.execute(
        """
        update campaigns.members set standing = 'ended', ended_reason = 'removed', reason = null,
          fields = '{}', version = version + 1, updated_at = now()
        where person_id = {0}
        """,
        DSL.val(person));
    sql.execute(
        "update campaigns.member_history set reason = null where person_id = {0}", DSL.val(person));
    sql.execute(
        "update campaigns.exclusions set reason = null where person_id = {0}", DSL.val(person));
  }

  /// The survivor's rows in the campaigns of the other.
  private JsonNode rows(UUID survivor, UUID merged) {
    return rows(
        """
        select s.* from campaigns.members s join campaigns.members m on m.campaign_id = s.campaign_id
        where s.person_id = {0} and m.person_id = {1} for update
        """,
        DSL.val(survivor), DSL.val(merged));
  }

  private JsonNode rows(String query, UUID person) {
    return rows(query, DSL.val(person));
  }

  private JsonNode rows(String query, Param<?>... parts) {
    return json(
        "with r as (" + query + ") select coalesce(jsonb_agg(to_jsonb(r)), '[]') from r", parts);
  }

  private JsonNode json(String query, Param<?>... parts) {
    return json.readTree(sql.fetchSingle(query, (Object[]) parts).get(0, JSONB.class).data());
  }

  private static Param<JSONB> rows(JsonNode rows) {
    return DSL.val(JSONB.valueOf(rows.toString()));
  }
}
