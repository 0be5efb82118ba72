package org.unisono.app.sync.internal;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.AudienceDraft;
import org.unisono.app.campaigns.Audiences;
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.sync.Mode;
import org.unisono.connector.Stream;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Makes the campaign by which a list or a segment goes to another system.
@Component
public class CarryPeople {

  private final ConnectionStore connections;
  private final Systems systems;
  private final Campaigns campaigns;
  private final Audiences audiences;
  private final PairCampaigns pairs;

  CarryPeople(
      ConnectionStore connections,
      Systems systems,
      Campaigns campaigns,
      Audiences audiences,
      PairCampaigns pairs) {
    this.connections = connections;
    this.systems = systems;
    this.campaigns = campaigns;
    this.audiences = audiences;
    this.pairs = pairs;
  }

  /// @return the twin
  public UUID carry(UUID connection, AudienceDraft whom, String name) {
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
    var campaign = campaigns.add(CampaignDraft.named(name)).id();
    audiences.attach(campaign, whom);
    var twin = pairs.connect(campaign, connection, null);
    pairs.arm(twin, Mode.OUT);
    return twin;
  }
}
