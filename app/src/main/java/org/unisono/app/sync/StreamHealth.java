package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one stream of a connection does.
///
/// @param key campaigns, statuses, members, responses, people, consent, lists or deals
/// @param state trouble, working, asking (it waits for a person), resting, paused or impossible
/// @param mode watch, in, out or both
/// @param lastAt when it was last read without trouble
/// @param waits records that wait, by what they wait for
/// @param classes what went wrong or is asked, the gravest first
public record StreamHealth(
    String key,
    String state,
    String mode,
    @Nullable Instant lastAt,
    List<Wait> waits,
    List<HealthClass> classes) {

  /// @param because next (the next run), watch, brake, stopped, status or gone
  public record Wait(String because, int count) {}
}
