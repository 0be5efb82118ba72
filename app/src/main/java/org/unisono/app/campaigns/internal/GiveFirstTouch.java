package org.unisono.app.campaigns.internal;

import org.springframework.stereotype.Component;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;
import org.unisono.app.people.PeopleChanged;

/// Whoever came from no campaign came from the default one.
@Component
class GiveFirstTouch implements FactListener<PeopleChanged> {

  private final CampaignStore campaigns;
  private final FirstTouches firstTouches;

  GiveFirstTouch(CampaignStore campaigns, FirstTouches firstTouches) {
    this.campaigns = campaigns;
    this.firstTouches = firstTouches;
  }

  @Override
  public String name() {
    return "campaigns.giveFirstTouch";
  }

  @Override
  public Class<PeopleChanged> fact() {
    return PeopleChanged.class;
  }

  @Override
  public Lane lane() {
    return Lane.BACKGROUND;
  }

  @Override
  public void on(PeopleChanged fact) {
    if (!fact.created().isEmpty()) {
      firstTouches.set(campaigns.defaultCampaign(), fact.created());
    }
  }
}
