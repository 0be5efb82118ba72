package org.unisono.app.campaigns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.campaigns.internal.CampaignReport;
import org.unisono.app.campaigns.internal.Changes;
import org.unisono.app.campaigns.internal.Costs;
import org.unisono.app.campaigns.internal.EditCampaign;
import org.unisono.app.campaigns.internal.Ladder;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// The door to campaigns: head, ladder, money, history.
@Component
public class Campaigns {

  private static final Set<String> COST_KINDS = Set.of("planned", "committed", "actual");

  private final EditCampaign edit;
  private final CampaignReport report;
  private final Ladder ladder;
  private final Costs costs;
  private final Changes changes;

  Campaigns(EditCampaign edit, CampaignReport report, Ladder ladder, Costs costs, Changes changes) {
    this.edit = edit;
    this.report = report;
    this.ladder = ladder;
    this.costs = costs;
    this.changes = changes;
  }

  /// Makes a campaign with the ladder of its type.
  ///
  /// @throws Refused with every fault: `required`, `unknownOption`, `endsBeforeStart`,
  /// `badPercent`, `mixedCurrencies`, `unknownField`, …, `ruleBroken`; `codeTaken`; `notFound` for
  /// the parent
  @Transactional
  public Campaign add(CampaignDraft draft) {
    return get(edit.add(draft));
  }

  /// Makes the head what the draft says.
  ///
  /// @param seen the version that the editor has read
  /// @throws Refused `stale`, `codeFixed`, `moveNotAllowed`, `parentCycle`, `policyClash`, and what
  ///     [#add] refuses
  @Transactional
  public Campaign edit(UUID id, int seen, CampaignDraft draft) {
    var was = get(id);
    Versions.check(seen, was.version());
    edit.edit(was, draft);
    return get(id);
  }

  /// @throws Refused `notFound`
  public Campaign get(UUID id) {
    return find(id).orElseThrow(() -> Refused.notFound("campaign", id));
  }

  public Optional<Campaign> find(UUID id) {
    return report.find(id);
  }

  /// The campaign with this code or name, whatever the case.
  public Optional<UUID> named(String nameOrCode) {
    return report.named(nameOrCode);
  }

  /// Newest first.
  public Page<Campaign> page(CampaignFilter filter, PageRequest page) {
    return report.page(filter, page);
  }

  /// The ladder by rank, with how many stand on each rung.
  public List<MemberStatus> statuses(UUID campaign) {
    get(campaign);
    return ladder.counted(campaign);
  }

  /// @throws Refused `required`, `tooLong`, `successWithoutResponse`, `statusExists`
  @Transactional
  public List<MemberStatus> addStatus(UUID campaign, StatusDraft draft) {
    get(campaign);
    edit.addStatus(campaign, draft);
    return ladder.counted(campaign);
  }

  public List<CostLine> costs(UUID campaign) {
    get(campaign);
    return costs.of(campaign);
  }

  /// @throws Refused `unknownOption`, `otherCurrency`
  @Transactional
  public CostLine addCost(UUID campaign, CostLine line) {
    var there = get(campaign);
    if (!COST_KINDS.contains(line.kind())) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/kind",
          "unknownOption",
          "{value} is not one of: {options}.",
          Map.of("value", line.kind(), "options", "planned, committed, actual"));
    }
    if (!line.amount().currency().equals(there.currency())) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/amount/currency",
          "otherCurrency",
          "This campaign counts in {currency}.",
          Map.of("currency", there.currency()));
    }
    for (var text : new String[] {line.vendor(), line.channel(), line.note()}) {
      Texts.fault("", text, 1_000)
          .ifPresent(
              f -> {
                throw Refused.rule(f.pointer(), f.code(), f.message());
              });
    }
    return costs.insert(campaign, line);
  }

  /// @throws Refused `notFound`
  @Transactional
  public void removeCost(UUID campaign, UUID line) {
    if (!costs.delete(campaign, line)) {
      throw Refused.notFound("cost", line);
    }
  }

  /// Newest first.
  public Page<CampaignHistoryEntry> history(UUID campaign, PageRequest page) {
    get(campaign);
    return changes.page(campaign, page);
  }
}
