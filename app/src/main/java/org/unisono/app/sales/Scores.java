package org.unisono.app.sales;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.flows.Triggers;
import org.unisono.app.sales.internal.ScoreStore;
import org.unisono.core.flows.ActionKey;

/// The door to scores.
@Component
public class Scores {

  /// @param points may be negative
  /// @param key of the flow's action that adds them: once only; null for others
  /// @param actorName who adds them
  public record Points(
      UUID personId,
      int points,
      @Nullable String reason,
      @Nullable ActionKey key,
      String actorName) {}

  private final ScoreStore store;
  private final Triggers triggers;
  private final InstantSource clock;

  Scores(ScoreStore store, Triggers triggers, InstantSource clock) {
    this.store = store;
    this.triggers = triggers;
    this.clock = clock;
  }

  /// Adds to the ledger; what is there stays.
  @Transactional
  public void add(List<Points> points) {
    store.insert(points, clock.instant());
    triggers.changed(points.stream().map(Points::personId).distinct().toList());
  }

  /// The sum per person; who is left out has none.
  public Map<UUID, Long> of(Collection<UUID> people) {
    return store.of(people);
  }
}
