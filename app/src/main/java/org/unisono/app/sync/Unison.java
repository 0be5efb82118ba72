package org.unisono.app.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.sync.internal.UnisonReport;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to the picture of a campaign in all systems.
@Component
public class Unison {

  private static final int USUAL_SLICES = 120;
  private static final int MOST_SLICES = 400;

  private final UnisonReport report;
  private final Campaigns campaigns;
  private final InstantSource clock;

  Unison(UnisonReport report, Campaigns campaigns, InstantSource clock) {
    this.report = report;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /// @param from null for the first thing that happened
  /// @param until null for now
  /// @param slices null for 120
  /// @throws Refused `notFound`, `endsBeforeStart`, `badLimit`
  public UnisonView of(
      UUID campaign, @Nullable Instant from, @Nullable Instant until, @Nullable Integer slices) {
    campaigns.get(campaign);
    int count = slices == null ? USUAL_SLICES : slices;
    if (count < 1 || count > MOST_SLICES) {
      throw new Refused(
          Refusal.MALFORMED,
          "/slices",
          "badSlices",
          "slices is a number from 1 to {most}.",
          Map.of("most", MOST_SLICES));
    }
    var end = until == null ? clock.instant() : until;
    var start = from == null ? report.first(campaign).orElse(end.minusSeconds(1)) : from;
    if (!start.isBefore(end)) {
      throw Refused.malformed("/until", "endsBeforeStart", "It ends before it starts.");
    }
    return report.of(campaign, start, end, count);
  }
}
