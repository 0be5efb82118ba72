package org.unisono.app.campaigns;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.campaigns.internal.CampaignReport;
import org.unisono.app.campaigns.internal.Changes;
import org.unisono.app.campaigns.internal.Costs;
import org.unisono.app.campaigns.internal.EditCampaign;
import org.unisono.app.campaigns.internal.EditCosts;
import org.unisono.app.campaigns.internal.EditLadder;
import org.unisono.app.campaigns.internal.Ladder;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.core.Refused;

/// The door to campaigns: head, ladder, money, history.
@Component
public class Campaigns {

  private final EditCampaign edit;
  private final CampaignReport report;
  private final Ladder ladder;
  private final Costs costs;
  private final EditLadder rungs;
  private final EditCosts lines;
  private final Changes changes;

  Campaigns(
      EditCampaign edit,
      CampaignReport report,
      Ladder ladder,
      Costs costs,
      EditLadder rungs,
      EditCosts lines,
      Changes changes) {
    this.rungs = rungs;
    this.lines = lines;
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
    edit.hold(List.of(id));
    var was = get(id);
    Versions.check(seen, was.version());
    edit.edit(was, draft);
    return get(id);
  }

  /// Waits for others who are changing one of these heads, and lets nobody change them before the
  /// caller's transaction ends.
  ///
  /// @param ids at most 1,000
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<UUID> ids) {
    edit.hold(ids);
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
    rungs.add(campaign, draft);
    return ladder.counted(campaign);
  }

  /// @throws Refused `notFound`
  public MemberStatus status(UUID campaign, UUID status) {
    return statuses(campaign).stream()
        .filter(s -> s.id().equals(status))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("status", status));
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, `statusNameFixed`, `statusInUse` when what it means would
  /// change under somebody, `defaultNeeded`, and what [#addStatus] refuses
  @Transactional
  public MemberStatus editStatus(UUID campaign, UUID status, int seen, StatusDraft draft) {
    rungs.edit(campaign, status, seen, draft);
    return status(campaign, status);
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, `statusInUse`, `defaultNeeded`
  @Transactional
  public void removeStatus(UUID campaign, UUID status, int seen) {
    rungs.remove(campaign, status, seen);
  }

  public List<CostLine> costs(UUID campaign) {
    get(campaign);
    return costs.of(campaign);
  }

  /// @throws Refused `notFound`
  public CostLine cost(UUID campaign, UUID line) {
    return costs.get(campaign, line);
  }

  /// @throws Refused `unknownOption`, `otherCurrency`, `tooLong`
  @Transactional
  public CostLine addCost(UUID campaign, CostLine line) {
    return lines.add(campaign, get(campaign).currency(), line);
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, and what [#addCost] refuses
  @Transactional
  public CostLine editCost(UUID campaign, int seen, CostLine line) {
    return lines.edit(campaign, get(campaign).currency(), seen, line);
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`
  @Transactional
  public void removeCost(UUID campaign, UUID line, int seen) {
    lines.remove(campaign, line, seen);
  }

  /// Newest first.
  public Page<CampaignHistoryEntry> history(UUID campaign, PageRequest page) {
    get(campaign);
    return changes.page(campaign, page);
  }
}
