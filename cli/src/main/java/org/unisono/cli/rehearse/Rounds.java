package org.unisono.cli.rehearse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Runs a rehearsed connection, round by round.
///
/// @param say takes a line of the report
/// @param progress takes what is under way
record Rounds(Client copy, Consumer<String> say, Consumer<String> progress) {

  private static final int MOST_RUNS = 12;
  private static final int QUIET_RUNS = 2;
  private static final Duration LOOK = Duration.ofMillis(200);

  /// @param runs how many it took
  /// @param asked what the brake asked about
  record Rest(int runs, int asked, boolean reached) {}

  /// Runs both ways, and confirms what the brake asks, until two runs have written nothing.
  Rest untilRest(String connection) {
    int asked = 0;
    int quiet = 0;
    var before = totals(connection);
    for (int run = 1; run <= MOST_RUNS; run++) {
      run(connection);
      int held = confirmBrakes(connection);
      asked += held;
      var now = totals(connection);
      int here = now.of("here") - before.of("here");
      int there = now.of("there") - before.of("there");
      say.accept(
          "   round %d: %,d written here, %,d there%s"
              .formatted(
                  run,
                  here,
                  there,
                  held == 0
                      ? ""
                      : "; the brake asks about %,d, and is told to go on".formatted(held)));
      quiet = there + here + held == 0 ? quiet + 1 : 0;
      before = now;
      if (quiet == QUIET_RUNS) {
        return new Rest(run, asked, true);
      }
    }
    return new Rest(MOST_RUNS, asked, false);
  }

  /// What all runs did, those that began by themselves too.
  Tally totals(String connection) {
    var totals = new Tally();
    for (var run : copy.all(path(connection) + "/runs")) {
      run.path("counts").properties().forEach(e -> totals.add(e.getKey(), e.getValue().asInt()));
    }
    return totals;
  }

  private int confirmBrakes(String connection) {
    int held = 0;
    for (var brake : copy.all(path(connection) + "/inbox?kind=brake")) {
      held += brake.path("count").asInt();
      copy.post(
          path(connection) + "/inbox/" + brake.path("id").asString(), Map.of("take", "confirm"));
    }
    return held;
  }

  JsonNode run(String connection) {
    var run = copy.post(path(connection) + "/sync", Map.of()).path("id").asString();
    var now = copy.get(path(connection) + "/runs/" + run);
    while (!List.of("done", "failed").contains(now.path("state").asString())) {
      LockSupport.parkNanos(LOOK.toNanos());
      now = copy.get(path(connection) + "/runs/" + run);
      progress.accept("%,d read".formatted(count(now, "read")));
    }
    if (now.path("state").asString().equals("failed")) {
      throw new IllegalStateException("A run of the rehearsal has failed.");
    }
    return now;
  }

  private static int count(JsonNode run, String what) {
    return run.path("counts").path(what).asInt(0);
  }

  private static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }
}
