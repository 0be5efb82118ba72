package org.unisono.app.insights.internal;

import static org.unisono.app.campaigns.views.CampaignsV.CAMPAIGNS_V;
import static org.unisono.app.campaigns.views.MembersV.MEMBERS_V;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.insights.Membership;
import org.unisono.app.insights.TimelineEntry;

/// A person's activities and the history of their memberships, in one order.
@Component
public class TimelineReport {

  private final DSLContext sql;

  TimelineReport(DSLContext sql) {
    this.sql = sql;
  }

  public Page<TimelineEntry> of(UUID person, PageRequest page) {
    var before = page.isFirst() ? null : Instant.parse(page.after().get(0));
    var beforeId = page.isFirst() ? null : UUID.fromString(page.after().get(1));
    // Purpose: what a person did and what happened to them, latest first, a page at a time.
    var rows =
        sql.fetch(
                """
                select id, at, kind, type, title, detail, origin, actor, campaign_id
                from (
                  select a.id, a.at, 'activity' as kind, a.type, a.properties ->> 'title' as title,
                         case when a.machine then 'machine' end as detail, a.source as origin,
                         null::text as actor, null::uuid as campaign_id
                  from activities.activities_v a where a.person_id = {0}
                  union all
                  select h.id, h.at, 'membership', h.what, c.name,
                         concat_ws(' → ', h.from_value, h.to_value) || coalesce(' (' || h.reason || ')', ''),
                         h.origin, h.actor_name, h.campaign_id
                  from campaigns.member_history_v h join campaigns.campaigns_v c on c.id = h.campaign_id
                  where h.person_id = {0}) t
                where {1}::timestamptz is null or (at, id) < ({1}, {2})
                order by at desc, id desc
                limit {3}
                """,
                DSL.val(person),
                DSL.val(before, SQLDataType.INSTANT),
                DSL.val(beforeId, SQLDataType.UUID),
                DSL.val(page.limit() + 1))
            .map(
                r ->
                    new TimelineEntry(
                        r.get(0, UUID.class),
                        r.get(1, Instant.class),
                        r.get(2, String.class),
                        r.get(3, String.class),
                        r.get(4, String.class),
                        r.get(5, String.class),
                        r.get(6, String.class),
                        r.get(7, String.class),
                        r.get(8, UUID.class)));
    return Page.of(rows, page, e -> List.of(e.at().toString(), e.id().toString()));
  }

  public List<Membership> memberships(UUID person) {
    return sql.select(MEMBERS_V.fields())
        .select(CAMPAIGNS_V.NAME)
        .from(MEMBERS_V)
        .join(CAMPAIGNS_V)
        .on(CAMPAIGNS_V.ID.eq(MEMBERS_V.CAMPAIGN_ID))
        .where(MEMBERS_V.PERSON_ID.eq(person))
        .orderBy(MEMBERS_V.JOINED_AT.desc(), MEMBERS_V.CAMPAIGN_ID)
        .fetch(
            r ->
                new Membership(
                    r.get(MEMBERS_V.CAMPAIGN_ID),
                    r.get(CAMPAIGNS_V.NAME),
                    r.get(MEMBERS_V.PERSON_ID),
                    r.get(MEMBERS_V.STATUS),
                    r.get(MEMBERS_V.RANK),
                    r.get(MEMBERS_V.RESPONDED),
                    r.get(MEMBERS_V.SUCCESS),
                    r.get(MEMBERS_V.STANDING),
                    r.get(MEMBERS_V.ENDED_REASON),
                    r.get(MEMBERS_V.CAUSE),
                    r.get(MEMBERS_V.FIRST_RESPONDED_AT),
                    r.get(MEMBERS_V.JOINED_AT),
                    r.get(MEMBERS_V.UPDATED_AT)));
  }
}
