package org.unisono.app.activities.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.Activities;
import org.unisono.app.jobs.JobHandler;
import org.unisono.app.jobs.Jobs;
import org.unisono.app.jobs.Lane;
import org.unisono.app.jobs.NewTask;
import org.unisono.app.jobs.Outcome;
import org.unisono.app.jobs.Task;
import tools.jackson.databind.node.JsonNodeFactory;

/// Forgets receipts once a day: an activity of their age is refused, so that nothing can come twice
/// that they would tell.
@Component
class SweepReceipts implements JobHandler {

  static final int AT_ONCE = 5_000;
  private static final String KIND = "activities.sweepReceipts";

  private final ActivityStore store;
  private final Jobs jobs;
  private final InstantSource clock;
  private final AtomicReference<@Nullable LocalDate> asked = new AtomicReference<>();

  SweepReceipts(ActivityStore store, Jobs jobs, InstantSource clock) {
    this.store = store;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// Asks for a sweep with the first activities of a day, in their transaction.
  void daily(Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(asked.getAndSet(today))) {
      jobs.add(
          NewTask.of(KIND, Lane.BACKGROUND, JsonNodeFactory.instance.objectNode()).onceFor(KIND));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.BACKGROUND;
  }

  @Override
  public Outcome handle(Task task) {
    // A day more, for clocks that run ahead.
    var old = Activities.earliest(clock.instant()).minus(Duration.ofDays(1));
    return store.forget(old, AT_ONCE) < AT_ONCE
        ? Outcome.DONE
        : new Outcome.Again(task.payload(), Instant.EPOCH);
  }
}
