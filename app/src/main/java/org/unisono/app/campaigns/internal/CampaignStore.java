package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.CampaignsTable.CAMPAIGNS;
import static org.unisono.app.campaigns.internal.CostLinesTable.COST_LINES;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.edge.RowLocks;
import org.unisono.core.Money;

/// Heads in the table.
@Component
class CampaignStore {

  private final DSLContext sql;

  CampaignStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @return empty when another campaign has the code
  Optional<UUID> insert(Head head) {
    return sql.insertInto(CAMPAIGNS)
        .set(columns(head))
        .onConflictDoNothing()
        .returningResult(CAMPAIGNS.ID)
        .fetchOptional(CAMPAIGNS.ID);
  }

  void update(UUID id, Head head) {
    sql.update(CAMPAIGNS)
        .set(columns(head))
        .set(CAMPAIGNS.VERSION, CAMPAIGNS.VERSION.plus(1))
        .set(CAMPAIGNS.UPDATED_AT, DSL.field("now()", CAMPAIGNS.UPDATED_AT.getDataType()))
        .where(CAMPAIGNS.ID.eq(id))
        .execute();
  }

  private static Map<Field<?>, @Nullable Object> columns(Head h) {
    Map<Field<?>, @Nullable Object> c = new LinkedHashMap<>();
    c.put(CAMPAIGNS.NAME, h.name());
    c.put(CAMPAIGNS.CODE, h.code());
    c.put(CAMPAIGNS.STYLE, h.style().word());
    c.put(CAMPAIGNS.TYPE, h.type());
    c.put(CAMPAIGNS.STATUS, h.status());
    c.put(CAMPAIGNS.DESCRIPTION, h.description());
    c.put(CAMPAIGNS.OBJECTIVE, h.objective());
    c.put(CAMPAIGNS.PARENT_ID, h.parentId());
    c.put(CAMPAIGNS.OWNER_ID, h.ownerId());
    c.put(CAMPAIGNS.START_DATE, h.startDate());
    c.put(CAMPAIGNS.END_DATE, h.endDate());
    c.put(CAMPAIGNS.ACTUAL_START_DATE, h.actualStartDate());
    c.put(CAMPAIGNS.ACTUAL_END_DATE, h.actualEndDate());
    c.put(CAMPAIGNS.CURRENCY, h.currency());
    c.put(CAMPAIGNS.BUDGETED_COST, amount(h.budgetedCost()));
    c.put(CAMPAIGNS.EXPECTED_COST, amount(h.expectedCost()));
    c.put(CAMPAIGNS.EXPECTED_REVENUE, amount(h.expectedRevenue()));
    c.put(CAMPAIGNS.EXPECTED_SIZE, h.expectedSize());
    c.put(CAMPAIGNS.EXPECTED_RESPONSE_PERCENT, h.expectedResponsePercent());
    c.put(CAMPAIGNS.TAGS, h.tags().toArray(String[]::new));
    c.put(CAMPAIGNS.MEMBERSHIP, h.policy().membership().name().toLowerCase(Locale.ROOT));
    c.put(CAMPAIGNS.EXCLUSIVE_GROUP, h.policy().group());
    c.put(CAMPAIGNS.ON_CLASH, h.policy().onClash().name().toLowerCase(Locale.ROOT));
    c.put(
        CAMPAIGNS.ADMISSION,
        h.policy().admission().stream().map(Cause::word).toArray(String[]::new));
    c.put(CAMPAIGNS.FIELDS, JSONB.valueOf(h.fields().toString()));
    return c;
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  boolean isCodeTaken(String code, UUID by) {
    return sql.fetchExists(
        CAMPAIGNS,
        DSL.lower(CAMPAIGNS.CODE).eq(code.toLowerCase(Locale.ROOT)),
        CAMPAIGNS.ID.ne(by));
  }

  boolean exists(UUID id) {
    return sql.fetchExists(CAMPAIGNS, CAMPAIGNS.ID.eq(id));
  }

  /// The ids from this campaign up to the top, itself first.
  List<UUID> path(UUID id) {
    // Purpose: all ancestors in one statement; the depth is bounded in case a cycle ever got in.
    return sql.fetch(
            """
            with recursive up (id, parent_id, depth) as (
              select id, parent_id, 0 from campaigns.campaigns where id = {0}
              union all
              select c.id, c.parent_id, up.depth + 1
              from campaigns.campaigns c join up on c.id = up.parent_id where up.depth < 1000)
            select id from up order by depth
            """,
            DSL.val(id))
        .map(r -> r.get(0, UUID.class));
  }

  /// Nobody else changes these heads before the caller's transaction ends.
  void hold(Collection<UUID> ids) {
    RowLocks.hold(sql, CAMPAIGNS.ID, ids);
  }

  /// Changes of the tree are made one after the other, so that two of them never close a cycle.
  void lockTree() {
    sql.fetch("select pg_advisory_xact_lock(7002, 0)");
  }

  /// The campaign that people and assets belong to that come from nowhere; made on first use.
  DefaultCampaign defaultCampaign() {
    int made =
        sql.insertInto(CAMPAIGNS)
            .set(CAMPAIGNS.NAME, "Came by themselves")
            .set(CAMPAIGNS.TYPE, "other")
            .set(CAMPAIGNS.STATUS, "active")
            .set(CAMPAIGNS.MEMBERSHIP, "many")
            .set(CAMPAIGNS.ON_CLASH, "keep")
            .set(CAMPAIGNS.ADMISSION, Cause.ALL.stream().map(Cause::word).toArray(String[]::new))
            .set(CAMPAIGNS.IS_DEFAULT, true)
            .onConflictDoNothing()
            .execute();
    var id =
        sql.select(CAMPAIGNS.ID)
            .from(CAMPAIGNS)
            .where(CAMPAIGNS.IS_DEFAULT)
            .fetchSingle(CAMPAIGNS.ID);
    return new DefaultCampaign(id, made == 1);
  }

  /// @param isNew made just now, so that it has no ladder yet
  record DefaultCampaign(UUID id, boolean isNew) {}

  boolean hasCosts(UUID campaign) {
    return sql.fetchExists(
        sql.selectOne().from(COST_LINES).where(COST_LINES.CAMPAIGN_ID.eq(campaign)));
  }
}
