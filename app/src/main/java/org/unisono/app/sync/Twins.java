package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.campaigns.AudienceDraft;
import org.unisono.app.sync.internal.AttachAssets;
import org.unisono.app.sync.internal.CarryPeople;
import org.unisono.app.sync.internal.PairCampaigns;
import org.unisono.app.sync.internal.StartAutomations;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to twins: which campaign here is which one there.
@Component
public class Twins {

  private final PairCampaigns pairs;
  private final CarryPeople carry;
  private final StartAutomations automations;
  private final AttachAssets assets;
  private final TransactionTemplate transactions;
  private final AuditTrail audit;

  Twins(
      PairCampaigns pairs,
      CarryPeople carry,
      StartAutomations automations,
      AttachAssets assets,
      TransactionTemplate transactions,
      AuditTrail audit) {
    this.automations = automations;
    this.assets = assets;
    this.transactions = transactions;
    this.pairs = pairs;
    this.carry = carry;
    this.audit = audit;
  }

  /// Pairs a campaign with one over there, or with one that is to be made there. Members of both
  /// are united as far as the streams are armed; none is removed.
  ///
  /// @throws Refused `notFound`, `required`, `unknownConnection`, `unknownRemote`, `alreadyTwinned`
  @Transactional
  public Twin connect(UUID campaign, TwinLink link) {
    if (link.connectionId() == null) {
      throw Refused.malformed("/connectionId", "required", "This is required.");
    }
    var id = pairs.connect(campaign, link.connectionId(), link.remoteId());
    audit.record("twin.connected", "campaign", campaign, Map.of("twin", id.toString()));
    return get(id);
  }

  /// Carries a list or a segment to another system, one way: as a campaign whose audience it is,
  /// kept in step, and whose members go out only. There it becomes what a campaign's members are,
  /// such as a list of ours. Into a campaign that is there they come beside those who are in it;
  /// where that has a counterpart here, the two go on as they went.
  ///
  /// @param name of the campaign here; null: as the one there is called
  /// @param remote of a campaign there; null: one is made
  /// @throws Refused `notFound`, `membersStay`, `oneAudience`, `twinStopped`, `unknownList`,
  ///     `unknownRemote`, `unknownSegment`, and what a campaign of that name is refused with
  @Transactional
  public Twin carry(
      UUID connection,
      @Nullable UUID list,
      @Nullable UUID segment,
      @Nullable String name,
      @Nullable String remote) {
    var whom = new AudienceDraft(list, segment, "target", "keptInStep");
    var id = carry.carry(connection, whom, name, remote);
    audit.record("twin.carries", "connection", connection, Map.of("twin", id.toString()));
    return get(id);
  }

  /// @throws Refused `notFound`
  public Twin get(UUID id) {
    return pairs.shown(null, null, id).stream()
        .findFirst()
        .orElseThrow(() -> Refused.notFound("twin", id));
  }

  public List<Twin> all(@Nullable UUID connection, @Nullable UUID campaign) {
    return pairs.shown(connection, campaign, null);
  }

  /// Nothing travels from now on.
  ///
  /// @throws Refused `notFound`
  @Transactional
  public Twin stop(UUID id) {
    pairs.rest(id, PairCampaigns.Rest.YES);
    return get(id);
  }

  /// Goes on; everything is looked at again.
  ///
  /// @throws Refused `notFound`
  @Transactional
  public Twin resume(UUID id) {
    pairs.rest(id, PairCampaigns.Rest.NO);
    return get(id);
  }

  /// Says which ways members of this twin go from now on, whatever the connection's stream of
  /// members does: a list there can be filled from here without both ways.
  ///
  /// @param word asConnection, watch, in, out or both
  /// @throws Refused `notFound`, `unknownOption`
  @Transactional
  public Twin arm(UUID id, String word) {
    var mode = Mode.of(word);
    if (mode.isEmpty() && !word.equals("asConnection")) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/members",
          "unknownOption",
          "{value} is not one of: {options}.",
          Map.of("value", word, "options", "asConnection, watch, in, out, both"));
    }
    pairs.arm(id, mode.orElse(null));
    audit.record("twin.armed", "twin", id, Map.of("members", word));
    return get(id);
  }

  /// @throws Refused `notFound`
  public List<StatusPair> statuses(UUID id) {
    return pairs.statuses(id);
  }

  /// Says which status stands for which; all that is not said goes by label.
  ///
  /// @param ours by theirs
  /// @throws Refused `notFound`, `unknownStatus`
  @Transactional
  public List<StatusPair> mapStatuses(UUID id, Map<String, String> ours) {
    pairs.mapStatuses(id, ours);
    return pairs.statuses(id);
  }

  /// Automations that hang on the twin over there, as they stand at this moment.
  ///
  /// @throws Refused `notFound`, `refusedThere`, `notAnswered`
  public List<RemoteAutomation> automations(UUID id) {
    return automations.of(id);
  }

  /// Sets one going, as the person who presses for it. For people who are named: the active members
  /// who are known there and may be written to. What was not answered may have begun.
  ///
  /// @param status only members who stand so here; null for all
  /// @param at when, where it begins at a time; null for as soon as may be
  /// @throws Refused `notFound`, `connectionPaused`, `startsThere`, `nobodyThere`,
  ///     `refusedThere`, `notAnswered`
  public Started start(UUID id, String automation, @Nullable String status, @Nullable Instant at) {
    var campaign = get(id).campaignId();
    note("automation.pressed", campaign, Map.of("automation", automation));
    var started = automations.start(id, automation, status, at);
    note(
        "automation.started",
        campaign,
        Map.of("automation", started.name(), "people", started.people()));
    return started;
  }

  /// What could be attached to the twin: those whose names are like the campaign's first.
  ///
  /// @param kind send, list or automation
  /// @throws Refused `notFound`, `unknownOption`, `refusedThere`, `notAnswered`
  public List<RemoteAsset> assets(UUID id, String kind, @Nullable String search) {
    return assets.offered(id, kind, search);
  }

  /// What is of the twin, as it stands there at this moment: what says itself that it belongs to
  /// it, then what a person has attached.
  ///
  /// @throws Refused `notFound`, `refusedThere`, `notAnswered`
  public List<RemoteAsset> parts(UUID id) {
    get(id);
    return assets.parts(id);
  }

  /// Counts something over there to the campaign. There, nothing changes.
  ///
  /// @throws Refused `notFound`, `unknownOption`, `refusedThere`, `notAnswered`
  public RemoteAsset attach(UUID id, String kind, String asset) {
    var campaign = get(id).campaignId();
    var attached = assets.attach(id, kind, asset);
    note("asset.attached", campaign, Map.of("kind", attached.kind(), "name", attached.name()));
    return attached;
  }

  /// @throws Refused `notFound`
  @Transactional
  public void detach(UUID id, String kind, String asset) {
    var campaign = get(id).campaignId();
    var name = assets.detach(id, kind, asset);
    audit.record("asset.detached", "campaign", campaign, Map.of("kind", kind, "name", name));
  }

  private void note(String action, UUID campaign, Map<String, Object> what) {
    transactions.executeWithoutResult(_ -> audit.record(action, "campaign", campaign, what));
  }
}
