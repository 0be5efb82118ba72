package org.unisono.app.insights;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.insights.internal.ResultsReport;
import org.unisono.app.insights.internal.TimelineReport;
import org.unisono.app.people.People;
import org.unisono.core.Refused;

/// The door to figures and timelines.
@Component
public class Insights {

  private final Campaigns campaigns;
  private final People people;
  private final ResultsReport results;
  private final TimelineReport timeline;

  Insights(Campaigns campaigns, People people, ResultsReport results, TimelineReport timeline) {
    this.campaigns = campaigns;
    this.people = people;
    this.results = results;
    this.timeline = timeline;
  }

  /// A deal counts for the primary campaign that somebody has set; without one, for the campaign to
  /// which one of its contacts responded last before the deal was made. Never for two.
  ///
  /// @throws Refused `notFound`
  public Results results(UUID campaign) {
    return results.of(campaigns.get(campaign));
  }

  /// What a person did and what happened to their memberships, the latest first.
  ///
  /// @throws Refused `notFound`
  public Page<TimelineEntry> timeline(UUID person, PageRequest page) {
    people.get(person);
    return timeline.of(person, page);
  }

  /// The campaigns that a person is or was in, the latest first.
  ///
  /// @throws Refused `notFound`
  public List<Membership> memberships(UUID person) {
    people.get(person);
    return timeline.memberships(person);
  }
}
