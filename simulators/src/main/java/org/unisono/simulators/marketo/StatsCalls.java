package org.unisono.simulators.marketo;

/// What was called and refused, today and in the last seven days.
final class StatsCalls {
  private static final String ALL = "/rest/v1/stats/";

  private final Statistics statistics;

  StatsCalls(Instance instance) {
    statistics = instance.statistics;
  }

  void register(Paths paths) {
    paths
        .get(ALL + "usage.json", r -> Envelope.of(statistics.usage(1)))
        .get(ALL + "usage/last7days.json", r -> Envelope.of(statistics.usage(7)))
        .get(ALL + "errors.json", r -> Envelope.of(statistics.errors(1)))
        .get(ALL + "errors/last7days.json", r -> Envelope.of(statistics.errors(7)));
  }
}
