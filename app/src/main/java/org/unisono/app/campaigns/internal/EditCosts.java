package org.unisono.app.campaigns.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.campaigns.CampaignChanged;
import org.unisono.app.campaigns.CostLine;
import org.unisono.app.edge.Versions;
import org.unisono.app.jobs.Facts;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.acting.Acting;

/// Adds, changes and removes cost lines.
@Component
public class EditCosts {

  private static final Set<String> KINDS = Set.of("planned", "committed", "actual");
  private static final int LONGEST = 1_000;

  private final Costs costs;
  private final AuditTrail audit;
  private final Facts facts;

  EditCosts(Costs costs, AuditTrail audit, Facts facts) {
    this.costs = costs;
    this.audit = audit;
    this.facts = facts;
  }

  public CostLine add(UUID campaign, String currency, CostLine line) {
    check(currency, line);
    var kept = costs.insert(campaign, line);
    audit.record("cost.added", "campaign", campaign, detail(kept));
    changed(campaign);
    return kept;
  }

  public CostLine edit(UUID campaign, String currency, int seen, CostLine line) {
    Versions.check(seen, costs.lock(campaign, line.id()).version());
    check(currency, line);
    var kept = costs.update(line);
    audit.record("cost.edited", "campaign", campaign, detail(kept));
    changed(campaign);
    return kept;
  }

  public void remove(UUID campaign, UUID line, int seen) {
    var was = costs.lock(campaign, line);
    Versions.check(seen, was.version());
    costs.delete(line);
    audit.record("cost.removed", "campaign", campaign, detail(was));
    changed(campaign);
  }

  private void changed(UUID campaign) {
    facts.publish(new CampaignChanged(campaign, List.of("costs"), Acting.now().origin()));
  }

  private static Map<String, ?> detail(CostLine line) {
    return Map.of("kind", line.kind(), "amount", line.amount().toString());
  }

  private static void check(String currency, CostLine line) {
    if (!KINDS.contains(line.kind())) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/kind",
          "unknownOption",
          "{value} is not one of: {options}.",
          Map.of("value", line.kind(), "options", "planned, committed, actual"));
    }
    if (!line.amount().currency().equals(currency)) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/amount/currency",
          "otherCurrency",
          "This campaign counts in {currency}.",
          Map.of("currency", currency));
    }
    for (var text : new String[] {line.vendor(), line.channel(), line.note()}) {
      Texts.fault("", text, LONGEST)
          .ifPresent(
              f -> {
                throw Refused.rule(f.pointer(), f.code(), f.message());
              });
    }
  }
}
