package org.unisono.app.campaigns.internal;

import org.springframework.stereotype.Component;
import org.unisono.app.jobs.FactListener;
import org.unisono.app.jobs.Lane;
import org.unisono.app.people.PeopleChanged;

/// Whoever came from no campaign came from the default one.
@Component
class GiveFirstTouch implements FactListener<PeopleChanged> {

  private final CampaignStore campaigns;
  private final Ladder ladder;
  private final FirstTouches firstTouches;

  GiveFirstTouch(CampaignStore campaigns, Ladder ladder, FirstTouches firstTouches) {
    this.campaigns = campaigns;
    this.ladder = ladder;
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
      var home = campaigns.defaultCampaign();
      if (home.isNew()) {
        ladder.copyTemplate(home.id(), "other");
      }
      firstTouches.set(home.id(), fact.created());
    }
  }
}
