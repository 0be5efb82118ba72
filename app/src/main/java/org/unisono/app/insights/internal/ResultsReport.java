package org.unisono.app.insights.internal;

import static org.unisono.app.campaigns.views.MembersV.MEMBERS_V;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.insights.Results;
import org.unisono.core.Money;

/// The figures of one campaign: three statements, whatever its size.
@Component
public class ResultsReport {

  private static final int RATE_DECIMALS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final DSLContext sql;

  ResultsReport(DSLContext sql) {
    this.sql = sql;
  }

  public Results of(Campaign campaign) {
    var counts = counts(campaign.id());
    var deals = deals(campaign);
    var cost = campaign.actualCost();
    var revenue = new Money(deals.won(), campaign.currency());
    return new Results(
        counts.members(),
        counts.responses(),
        rate(BigDecimal.valueOf(counts.responses()), BigDecimal.valueOf(counts.members())),
        cost,
        perResponse(cost, counts.responses()),
        revenue,
        new Money(deals.open(), campaign.currency()),
        deals.wonCount(),
        deals.otherCurrency(),
        rate(revenue.amount().subtract(cost.amount()), cost.amount()),
        expected(campaign),
        byDay(campaign.id()));
  }

  private static Results.Expected expected(Campaign campaign) {
    var percent = campaign.expectedResponsePercent();
    return new Results.Expected(
        campaign.expectedSize(),
        percent == null ? null : percent.divide(HUNDRED, RATE_DECIMALS, RoundingMode.HALF_UP),
        campaign.expectedCost() == null ? campaign.budgetedCost() : campaign.expectedCost(),
        campaign.expectedRevenue());
  }

  private static @Nullable BigDecimal rate(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, RATE_DECIMALS, RoundingMode.HALF_UP);
  }

  private static @Nullable Money perResponse(Money cost, long responses) {
    return responses == 0
        ? null
        : new Money(
            cost.amount().divide(BigDecimal.valueOf(responses), 2, RoundingMode.HALF_UP),
            cost.currency());
  }

  private Counts counts(UUID campaign) {
    return sql.select(DSL.count(), DSL.count(MEMBERS_V.FIRST_RESPONDED_AT))
        .from(MEMBERS_V)
        .where(MEMBERS_V.CAMPAIGN_ID.eq(campaign))
        .and(MEMBERS_V.ENDED_REASON.isNull().or(MEMBERS_V.ENDED_REASON.notIn("removed", "undone")))
        .fetchSingle(r -> new Counts(r.value1(), r.value2()));
  }

  private Deals deals(Campaign campaign) {
    // Purpose: the deals whose primary campaign this is. Set by hand, else the campaign to which a
    // contact of the deal responded last before the deal was made; so no deal counts twice.
    return sql.fetchSingle(
            """
            with candidate as (
              select d.id from sales.deals_v d where d.primary_campaign_id = {0}
              union
              select c.deal_id from sales.deal_contacts_v c
              join campaigns.members_v m on m.person_id = c.person_id
              where m.campaign_id = {0} and m.first_responded_at is not null),
            ours as (
              select d.* from sales.deals_v d join candidate using (id)
              where coalesce(d.primary_campaign_id,
                (select m.campaign_id from sales.deal_contacts_v c
                 join campaigns.members_v m on m.person_id = c.person_id
                 where c.deal_id = d.id and m.first_responded_at <= d.created_at
                 order by m.first_responded_at desc, m.campaign_id limit 1)) = {0})
            select coalesce(sum(amount) filter (where won and currency = {1}), 0),
                   coalesce(sum(amount) filter (where won is null and currency = {1}), 0),
                   count(*) filter (where won),
                   count(*) filter (where currency <> {1} and won is distinct from false)
            from ours
            """,
            DSL.val(campaign.id()), DSL.val(campaign.currency()))
        .map(
            r ->
                new Deals(
                    r.get(0, BigDecimal.class),
                    r.get(1, BigDecimal.class),
                    r.get(2, Long.class),
                    r.get(3, Long.class)));
  }

  private List<Results.Day> byDay(UUID campaign) {
    // Purpose: how members and first responses came in, day by day in UTC.
    return sql.fetch(
            """
            select day::date, sum(joined)::bigint, sum(responded)::bigint
            from (select (joined_at at time zone 'UTC')::date as day, 1 as joined, 0 as responded
                  from campaigns.members_v where campaign_id = {0}
                  union all
                  select (first_responded_at at time zone 'UTC')::date, 0, 1
                  from campaigns.members_v where campaign_id = {0} and first_responded_at is not null) d
            group by 1 order by 1
            """,
            DSL.val(campaign))
        .map(
            r ->
                new Results.Day(
                    r.get(0, LocalDate.class), r.get(1, Long.class), r.get(2, Long.class)));
  }

  private record Counts(long members, long responses) {}

  private record Deals(BigDecimal won, BigDecimal open, long wonCount, long otherCurrency) {}
}
