package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.CampaignsTable.CAMPAIGNS;
import static org.unisono.app.campaigns.internal.CostLinesTable.COST_LINES;
import static org.unisono.app.campaigns.internal.MemberCountsTable.MEMBER_COUNTS;
import static org.unisono.app.campaigns.internal.StatusLabelsTable.STATUS_LABELS;
import static org.unisono.app.campaigns.internal.StatusesTable.STATUSES;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.CampaignFilter;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.Membership;
import org.unisono.app.campaigns.OnClash;
import org.unisono.app.campaigns.Policy;
import org.unisono.app.campaigns.Style;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.core.Money;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Campaigns as they are shown.
@Component
public class CampaignReport {

  private final DSLContext sql;
  private final ObjectMapper json;

  CampaignReport(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public Optional<Campaign> find(UUID id) {
    return fetch(CAMPAIGNS.ID.eq(id), 1).stream().findFirst();
  }

  /// By code or by name, whatever the case; the oldest of several.
  public Optional<UUID> named(String nameOrCode) {
    var word = nameOrCode.strip().toLowerCase(Locale.ROOT);
    return sql.select(CAMPAIGNS.ID)
        .from(CAMPAIGNS)
        .where(DSL.lower(CAMPAIGNS.CODE).eq(word).or(DSL.lower(CAMPAIGNS.NAME).eq(word)))
        .orderBy(CAMPAIGNS.CREATED_AT)
        .limit(1)
        .fetchOptional(CAMPAIGNS.ID);
  }

  public Page<Campaign> page(CampaignFilter filter, PageRequest page) {
    var condition = condition(filter);
    if (!page.isFirst()) {
      condition = condition.and(CAMPAIGNS.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    return Page.of(fetch(condition, page.limit() + 1), page, c -> List.of(c.id().toString()));
  }

  private static Condition condition(CampaignFilter filter) {
    var condition = DSL.noCondition();
    if (filter.search() != null && !filter.search().isBlank()) {
      var part = filter.search().strip().toLowerCase(Locale.ROOT);
      condition =
          condition.and(
              DSL.lower(CAMPAIGNS.NAME)
                  .contains(part)
                  .or(DSL.lower(CAMPAIGNS.CODE).startsWith(part)));
    }
    condition = and(condition, filter.style(), CAMPAIGNS.STYLE::eq);
    condition = and(condition, filter.type(), CAMPAIGNS.TYPE::eq);
    condition = and(condition, filter.status(), CAMPAIGNS.STATUS::eq);
    if (filter.parentId() != null) {
      condition = condition.and(CAMPAIGNS.PARENT_ID.eq(filter.parentId()));
    }
    return and(condition, filter.tag(), tag -> DSL.val(tag).eq(DSL.any(CAMPAIGNS.TAGS)));
  }

  private static Condition and(
      Condition so, @Nullable String value, java.util.function.Function<String, Condition> more) {
    return value == null || value.isBlank() ? so : so.and(more.apply(value));
  }

  private List<Campaign> fetch(Condition condition, int most) {
    var rows =
        sql.select(CAMPAIGNS.fields())
            .select(STATUS_LABELS.STATE)
            .from(CAMPAIGNS)
            .join(STATUS_LABELS)
            .on(STATUS_LABELS.KEY.eq(CAMPAIGNS.STATUS))
            .where(condition)
            .orderBy(CAMPAIGNS.ID.desc())
            .limit(most)
            .fetch();
    var ids = rows.getValues(CAMPAIGNS.ID).toArray(UUID[]::new);
    var counts = counts(ids);
    var costs = costs(ids);
    return rows.map(
        r ->
            campaign(
                r,
                counts.getOrDefault(r.get(CAMPAIGNS.ID), new Counts(0, 0)),
                costs.getOrDefault(r.get(CAMPAIGNS.ID), BigDecimal.ZERO)));
  }

  private Map<UUID, Counts> counts(UUID[] ids) {
    Map<UUID, Counts> result = new HashMap<>();
    var members = DSL.sum(MEMBER_COUNTS.MEMBERS);
    var responded = DSL.sum(MEMBER_COUNTS.MEMBERS).filterWhere(STATUSES.RESPONDED);
    sql.select(MEMBER_COUNTS.CAMPAIGN_ID, members, DSL.coalesce(responded, BigDecimal.ZERO))
        .from(MEMBER_COUNTS)
        .join(STATUSES)
        .on(STATUSES.ID.eq(MEMBER_COUNTS.STATUS_ID))
        .where(MEMBER_COUNTS.CAMPAIGN_ID.eq(DSL.any(ids)))
        .groupBy(MEMBER_COUNTS.CAMPAIGN_ID)
        .forEach(
            r ->
                result.put(r.value1(), new Counts(r.value2().longValue(), r.value3().longValue())));
    return result;
  }

  private Map<UUID, BigDecimal> costs(UUID[] ids) {
    Map<UUID, BigDecimal> result = new HashMap<>();
    sql.select(COST_LINES.CAMPAIGN_ID, DSL.sum(COST_LINES.AMOUNT))
        .from(COST_LINES)
        .where(COST_LINES.CAMPAIGN_ID.eq(DSL.any(ids)))
        .and(COST_LINES.KIND.eq("actual"))
        .groupBy(COST_LINES.CAMPAIGN_ID)
        .forEach(r -> result.put(r.value1(), r.value2()));
    return result;
  }

  private record Counts(long members, long responded) {}

  private Campaign campaign(Record r, Counts counts, BigDecimal cost) {
    var currency = r.get(CAMPAIGNS.CURRENCY);
    return new Campaign(
        r.get(CAMPAIGNS.ID),
        r.get(CAMPAIGNS.NAME),
        r.get(CAMPAIGNS.CODE),
        Style.of(r.get(CAMPAIGNS.STYLE)).orElseThrow(),
        r.get(CAMPAIGNS.TYPE),
        r.get(CAMPAIGNS.STATUS),
        r.get(STATUS_LABELS.STATE),
        r.get(CAMPAIGNS.DESCRIPTION),
        r.get(CAMPAIGNS.OBJECTIVE),
        r.get(CAMPAIGNS.PARENT_ID),
        r.get(CAMPAIGNS.START_DATE),
        r.get(CAMPAIGNS.END_DATE),
        r.get(CAMPAIGNS.ACTUAL_START_DATE),
        r.get(CAMPAIGNS.ACTUAL_END_DATE),
        currency,
        money(r.get(CAMPAIGNS.BUDGETED_COST), currency),
        money(r.get(CAMPAIGNS.EXPECTED_COST), currency),
        money(r.get(CAMPAIGNS.EXPECTED_REVENUE), currency),
        new Money(cost, currency),
        r.get(CAMPAIGNS.EXPECTED_SIZE),
        r.get(CAMPAIGNS.EXPECTED_RESPONSE_PERCENT),
        r.get(CAMPAIGNS.OWNER_ID),
        List.of(r.get(CAMPAIGNS.TAGS)),
        policy(r),
        (ObjectNode) json.readTree(r.get(CAMPAIGNS.FIELDS).data()),
        counts.members(),
        counts.responded(),
        r.get(CAMPAIGNS.VERSION),
        r.get(CAMPAIGNS.CREATED_AT),
        r.get(CAMPAIGNS.UPDATED_AT));
  }

  static Policy policy(Record r) {
    return new Policy(
        Membership.valueOf(r.get(CAMPAIGNS.MEMBERSHIP).toUpperCase(Locale.ROOT)),
        r.get(CAMPAIGNS.EXCLUSIVE_GROUP),
        OnClash.valueOf(r.get(CAMPAIGNS.ON_CLASH).toUpperCase(Locale.ROOT)),
        Arrays.stream(r.get(CAMPAIGNS.ADMISSION))
            .map(word -> Cause.valueOf(word.toUpperCase(Locale.ROOT)))
            .toList());
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
    return amount == null ? null : new Money(amount, currency);
  }
}
