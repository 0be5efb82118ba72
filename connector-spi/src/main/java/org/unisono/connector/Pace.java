package org.unisono.connector;

import java.time.Duration;

/// What a vendor grants in a short while, beside what it grants in a day.
///
/// @param calls all that the vendor grants in that time; we take a share of it, as of a day
/// @param ending how the paths end that it holds for, such as `/search`; empty for all calls
public record Pace(int calls, Duration in, String ending) {

  private static final Duration SLICE = Duration.ofSeconds(10);

  public Pace {
    if (calls < 1 || !in.isPositive()) {
      throw new IllegalArgumentException("no pace: %d in %s".formatted(calls, in));
    }
  }

  /// For all calls.
  public Pace(int calls, Duration in) {
    this(calls, in, "");
  }

  boolean holdsFor(String path) {
    return path.endsWith(ending);
  }

  /// Our share, one call at least. What is granted for minutes is dealt out in shorter slices, so
  /// that no call waits for minutes after many went in a burst.
  Pace ours(CallShare share) {
    int ours = Math.max(1, (int) share.of(calls));
    int slices = Math.toIntExact(Math.clamp(in.dividedBy(SLICE), 1, ours));
    return new Pace(ours / slices, in.dividedBy(slices), ending);
  }
}
