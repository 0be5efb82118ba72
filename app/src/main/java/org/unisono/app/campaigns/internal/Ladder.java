package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.LadderTemplatesTable.LADDER_TEMPLATES;
import static org.unisono.app.campaigns.internal.MemberCountsTable.MEMBER_COUNTS;
import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;
import static org.unisono.app.campaigns.internal.ResponsesTable.RESPONSES;
import static org.unisono.app.campaigns.internal.StatusesTable.STATUSES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.StatusDraft;

/// The member statuses of a campaign.
@Component
public class Ladder {

  private final DSLContext sql;

  Ladder(DSLContext sql) {
    this.sql = sql;
  }

  /// Gives a new campaign the ladder of its type.
  void copyTemplate(UUID campaign, String type) {
    var t = LADDER_TEMPLATES;
    sql.insertInto(
            STATUSES,
            STATUSES.CAMPAIGN_ID,
            STATUSES.NAME,
            STATUSES.RANK,
            STATUSES.RESPONDED,
            STATUSES.SUCCESS,
            STATUSES.CLOSED,
            STATUSES.IS_DEFAULT)
        .select(
            sql.select(
                    DSL.val(campaign),
                    t.NAME,
                    t.RANK,
                    t.RESPONDED,
                    t.SUCCESS,
                    t.CLOSED,
                    t.IS_DEFAULT)
                .from(t)
                .where(t.TYPE.eq(type)))
        .execute();
  }

  /// By rank, then name, without counts.
  public List<MemberStatus> of(UUID campaign) {
    return rows(campaign).map(r -> status(r, 0));
  }

  public List<MemberStatus> counted(UUID campaign) {
    Map<UUID, Long> counts = new HashMap<>();
    sql.select(MEMBER_COUNTS.STATUS_ID, DSL.sum(MEMBER_COUNTS.MEMBERS))
        .from(MEMBER_COUNTS)
        .where(MEMBER_COUNTS.CAMPAIGN_ID.eq(campaign))
        .groupBy(MEMBER_COUNTS.STATUS_ID)
        .forEach(r -> counts.put(r.value1(), r.value2().longValue()));
    return rows(campaign).map(r -> status(r, counts.getOrDefault(r.get(STATUSES.ID), 0L)));
  }

  private org.jooq.Result<Record> rows(UUID campaign) {
    return sql.selectFrom(STATUSES)
        .where(STATUSES.CAMPAIGN_ID.eq(campaign))
        .orderBy(STATUSES.RANK, STATUSES.NAME)
        .fetch();
  }

  void insert(UUID campaign, StatusDraft draft) {
    sql.insertInto(STATUSES)
        .set(STATUSES.CAMPAIGN_ID, campaign)
        .set(STATUSES.NAME, draft.name())
        .set(STATUSES.RANK, draft.rank())
        .set(STATUSES.RESPONDED, draft.responded())
        .set(STATUSES.SUCCESS, draft.success())
        .set(STATUSES.CLOSED, draft.closed())
        .set(STATUSES.IS_DEFAULT, draft.isDefault())
        .execute();
  }

  /// As it stands, without its count; nobody else changes it before the caller's transaction ends.
  Optional<MemberStatus> lock(UUID campaign, UUID status) {
    return sql.selectFrom(STATUSES)
        .where(STATUSES.CAMPAIGN_ID.eq(campaign))
        .and(STATUSES.ID.eq(status))
        .forUpdate()
        .fetchOptional(r -> status(r, 0));
  }

  /// Whether somebody stands or stood on it.
  boolean isUsed(UUID campaign, UUID status) {
    return sql.fetchExists(MEMBERS, MEMBERS.CAMPAIGN_ID.eq(campaign), MEMBERS.STATUS_ID.eq(status))
        || sql.fetchExists(
            RESPONSES, RESPONSES.CAMPAIGN_ID.eq(campaign), RESPONSES.STATUS_ID.eq(status));
  }

  void update(UUID status, StatusDraft draft) {
    sql.update(STATUSES)
        .set(STATUSES.RANK, draft.rank())
        .set(STATUSES.RESPONDED, draft.responded())
        .set(STATUSES.SUCCESS, draft.success())
        .set(STATUSES.CLOSED, draft.closed())
        .set(STATUSES.IS_DEFAULT, draft.isDefault())
        .set(STATUSES.VERSION, STATUSES.VERSION.plus(1))
        .where(STATUSES.ID.eq(status))
        .execute();
  }

  void delete(UUID status) {
    sql.deleteFrom(STATUSES).where(STATUSES.ID.eq(status)).execute();
  }

  void noDefault(UUID campaign) {
    sql.update(STATUSES)
        .set(STATUSES.IS_DEFAULT, false)
        .where(STATUSES.CAMPAIGN_ID.eq(campaign))
        .and(STATUSES.IS_DEFAULT)
        .execute();
  }

  private static MemberStatus status(Record r, long count) {
    return new MemberStatus(
        r.get(STATUSES.ID),
        r.get(STATUSES.NAME),
        r.get(STATUSES.RANK),
        r.get(STATUSES.RESPONDED),
        r.get(STATUSES.SUCCESS),
        r.get(STATUSES.CLOSED),
        r.get(STATUSES.IS_DEFAULT),
        count,
        r.get(STATUSES.VERSION));
  }
}
