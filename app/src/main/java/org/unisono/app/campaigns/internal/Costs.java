package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.CostLinesTable.COST_LINES;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.CostLine;
import org.unisono.core.Money;
import org.unisono.core.Refused;

/// Dated costs of a campaign.
@Component
public class Costs {

  private final DSLContext sql;

  Costs(DSLContext sql) {
    this.sql = sql;
  }

  public CostLine insert(UUID campaign, CostLine line) {
    return sql.insertInto(COST_LINES)
        .set(COST_LINES.CAMPAIGN_ID, campaign)
        .set(COST_LINES.DATE, line.date())
        .set(COST_LINES.AMOUNT, line.amount().amount())
        .set(COST_LINES.CURRENCY, line.amount().currency())
        .set(COST_LINES.KIND, line.kind())
        .set(COST_LINES.VENDOR, line.vendor())
        .set(COST_LINES.CHANNEL, line.channel())
        .set(COST_LINES.NOTE, line.note())
        .returning()
        .fetchSingle(Costs::line);
  }

  public List<CostLine> of(UUID campaign) {
    return sql.selectFrom(COST_LINES)
        .where(COST_LINES.CAMPAIGN_ID.eq(campaign))
        .orderBy(COST_LINES.DATE, COST_LINES.ID)
        .fetch(Costs::line);
  }

  /// @throws Refused `notFound`
  public CostLine get(UUID campaign, UUID line) {
    return sql.selectFrom(COST_LINES)
        .where(COST_LINES.CAMPAIGN_ID.eq(campaign))
        .and(COST_LINES.ID.eq(line))
        .fetchOptional(Costs::line)
        .orElseThrow(() -> Refused.notFound("cost", line));
  }

  /// As it stands, and nobody else changes it before the caller's transaction ends.
  CostLine lock(UUID campaign, UUID line) {
    return sql.selectFrom(COST_LINES)
        .where(COST_LINES.CAMPAIGN_ID.eq(campaign))
        .and(COST_LINES.ID.eq(line))
        .forUpdate()
        .fetchOptional(Costs::line)
        .orElseThrow(() -> Refused.notFound("cost", line));
  }

  CostLine update(CostLine line) {
    return sql.update(COST_LINES)
        .set(COST_LINES.DATE, line.date())
        .set(COST_LINES.AMOUNT, line.amount().amount())
        .set(COST_LINES.CURRENCY, line.amount().currency())
        .set(COST_LINES.KIND, line.kind())
        .set(COST_LINES.VENDOR, line.vendor())
        .set(COST_LINES.CHANNEL, line.channel())
        .set(COST_LINES.NOTE, line.note())
        .set(COST_LINES.VERSION, COST_LINES.VERSION.plus(1))
        .where(COST_LINES.ID.eq(line.id()))
        .returning()
        .fetchSingle(Costs::line);
  }

  void delete(UUID line) {
    sql.deleteFrom(COST_LINES).where(COST_LINES.ID.eq(line)).execute();
  }

  private static CostLine line(Record r) {
    return new CostLine(
        r.get(COST_LINES.ID),
        r.get(COST_LINES.DATE),
        new Money(r.get(COST_LINES.AMOUNT), r.get(COST_LINES.CURRENCY)),
        r.get(COST_LINES.KIND),
        r.get(COST_LINES.VENDOR),
        r.get(COST_LINES.CHANNEL),
        r.get(COST_LINES.NOTE),
        r.get(COST_LINES.VERSION));
  }
}
