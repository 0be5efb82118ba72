package org.unisono.app.sync.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AudienceDraft;
import org.unisono.app.campaigns.Audiences;
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.sync.Mode;
import org.unisono.connector.Stream;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Brings a list or a segment to another system, by a campaign that is made for it or into one that
/// is there.
@Component
public class CarryPeople {

  private final ConnectionStore connections;
  private final Systems systems;
  private final Campaigns campaigns;
  private final Audiences audiences;
  private final PairCampaigns pairs;
  private final TwinStore twins;

  CarryPeople(
      ConnectionStore connections,
      Systems systems,
      Campaigns campaigns,
      Audiences audiences,
      PairCampaigns pairs,
      TwinStore twins) {
    this.twins = twins;
    this.connections = connections;
    this.systems = systems;
    this.campaigns = campaigns;
    this.audiences = audiences;
    this.pairs = pairs;
  }

  /// @param name of the campaign that is made here; null: as the one there is called
  /// @param remote of the campaign there; null: one is made
  /// @return the twin
  public UUID carry(
      UUID connection, AudienceDraft whom, @Nullable String name, @Nullable String remote) {
    var kept =
        connections.find(connection).orElseThrow(() -> Refused.notFound("connection", connection));
    var connector = systems.of(kept.system());
    if (!Systems.capability(connector, Stream.MEMBERS).reach().goesOut()) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "",
          "membersStay",
          "Members do not go to {system}, so neither can a list or a segment.",
          Map.of("system", connector.name()));
    }
    var known =
        remote == null
            ? Optional.<TwinRow>empty()
            : twins.of(connection, null, null).stream()
                .filter(t -> remote.equals(t.remoteId()))
                .findFirst();
    if (known.filter(TwinRow::stopped).isPresent()) {
      throw Refused.clash(
          "/remoteId",
          "twinStopped",
          "Nothing travels between this campaign and its counterpart here. Let it go on first.");
    }
    if (known.isPresent()) {
      return join(known.get(), whom);
    }
    var called = name == null ? pairs.nameThere(connection, String.valueOf(remote)) : name;
    var campaign = campaigns.add(CampaignDraft.named(called)).id();
    audiences.attach(campaign, whom);
    var twin = pairs.connect(campaign, connection, remote);
    pairs.arm(twin, Mode.OUT);
    return twin;
  }

  /// Into one that has a counterpart here: they become members of that, and it goes on as it goes,
  /// if need be the other way as well.
  private UUID join(TwinRow twin, AudienceDraft whom) {
    audiences.attach(twin.campaignId(), whom);
    var now =
        twin.members() == null
            ? connections.modes(twin.connectionId()).getOrDefault(Stream.MEMBERS, Mode.WATCH)
            : twin.members();
    if (!now.goesOut()) {
      pairs.arm(twin.id(), now.comesIn() ? Mode.BOTH : Mode.OUT);
    }
    return twin.id();
  }
}
