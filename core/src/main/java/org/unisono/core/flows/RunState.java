package org.unisono.core.flows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where one run stands: all that is kept between two moves. JSON: [RunStateCodec].
///
/// @param zone the person's, as it was at entry; decides where days begin
/// @param at the current step
/// @param phase what the run is doing there
/// @param since arrival at the current step
/// @param until when the sleep ends; null when only a wake ends it, or when not asleep
/// @param attempts how often the current action was tried
/// @param visits per step, the current visit included
public record RunState(
    UUID run,
    UUID person,
    ZoneId zone,
    String at,
    Phase phase,
    Instant since,
    @Nullable Instant until,
    int attempts,
    Map<String, Integer> visits) {

  /// What a run is doing at its step.
  public enum Phase {
    /// Come to the step, nothing done yet.
    ARRIVED,
    /// Has waited here and may have to wait on.
    WAITING,
    /// Was told by a person to go on as if the time were out.
    HURRIED,
    /// The action was given to the engine.
    PERFORMED,
    /// The run has ended.
    OVER
  }

  public RunState {
    visits = Map.copyOf(visits);
  }

  public static RunState begin(
      UUID run, UUID person, ZoneId zone, FlowVersion version, Instant now) {
    var visits = Map.of(version.start(), 1);
    return new RunState(run, person, zone, version.start(), Phase.ARRIVED, now, null, 0, visits);
  }

  /// Of a waiting run: go on now, as if the time were out. Other runs stay as they are.
  public RunState hurried() {
    return phase == Phase.WAITING ? in(Phase.HURRIED, null) : this;
  }

  public int visit() {
    return visits.getOrDefault(at, 0);
  }

  public ActionKey key() {
    return new ActionKey(run, at, visit());
  }

  RunState arrive(String step, Instant now) {
    var more = new HashMap<>(visits);
    more.merge(step, 1, Integer::sum);
    return new RunState(run, person, zone, step, Phase.ARRIVED, now, null, 0, more);
  }

  RunState in(Phase next, @Nullable Instant wake) {
    return new RunState(run, person, zone, at, next, since, wake, attempts, visits);
  }

  RunState attempt() {
    return new RunState(run, person, zone, at, Phase.PERFORMED, since, null, attempts + 1, visits);
  }

  int totalVisits() {
    return visits.values().stream().mapToInt(Integer::intValue).sum();
  }
}
