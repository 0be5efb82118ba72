package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.catalina.LifecycleException;

/// Events over 32 connections with 50 live flows, of which one event in twenty starts a run with
/// one local step, singly and in batches of 50, beside a bare endpoint that only groups and
/// commits.
public final class EventsBench implements Bench {

  private static final int CONNECTIONS = 32;
  private static final int BATCH = 50;
  private static final int RUNS = 5;
  private static final String PATH = "/api/v1/activities";

  @Override
  public String name() {
    return "events";
  }

  @Override
  public void run(Rig rig, PrintWriter out) throws IOException, SQLException, InterruptedException {
    BenchFlows.publish(rig);
    try (var database = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var bare = new BareEndpoint(rig)) {
      execute(database, "create table bench_events (id text, type text, body jsonb)");
      singly(rig, bare, database, out);
      inBatches(rig, bare, database, out);
      execute(database, "drop table bench_events");
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void singly(Rig rig, BareEndpoint bare, Connection database, PrintWriter out)
      throws SQLException, InterruptedException {
    int events = rig.size() / RUNS;
    var rounds =
        rounds(
            events,
            (run, i) -> BenchFlows.event("s" + run + "-" + i, i),
            new Sides(rig, bare, database));
    report(out, "single events", events, rounds);
  }

  private static void inBatches(Rig rig, BareEndpoint bare, Connection database, PrintWriter out)
      throws SQLException, InterruptedException {
    int events = rig.size() / RUNS / BATCH * BATCH;
    var rounds =
        rounds(
            events / BATCH,
            (run, batch) ->
                IntStream.range(batch * BATCH, (batch + 1) * BATCH)
                    .mapToObj(i -> BenchFlows.event("b" + run + "-" + i, i))
                    .collect(Collectors.joining(",", "[", "]")),
            new Sides(rig, bare, database));
    report(out, "events in batches of 50", events, rounds);
  }

  private record Sides(Rig rig, BareEndpoint bare, Connection database) {}

  /// Seconds of one round.
  private record Round(double floor, double accepted, double processed) {}

  private interface Bodies {
    String body(int run, int i);
  }

  /// The first round warms up and does not count.
  private static List<Round> rounds(int requests, Bodies bodies, Sides sides)
      throws SQLException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      int number = run;
      IntFunction<String> body = i -> bodies.body(number, i);
      double floor =
          Load.run(sides.bare().url(), BareEndpoint.PATH, "", CONNECTIONS, requests, body);
      long before = points(sides.database());
      long start = System.nanoTime();
      double accepted =
          Load.run(sides.rig().url(), PATH, sides.rig().token(), CONNECTIONS, requests, body);
      int perRequest = body.apply(0).startsWith("[") ? BATCH : 1;
      await(sides.database(), before + BenchFlows.starts(requests * perRequest));
      rounds.add(new Round(floor, accepted, (System.nanoTime() - start) / 1e9));
    }
    return rounds.subList(1, rounds.size());
  }

  private static void report(PrintWriter out, String what, int events, List<Round> rounds) {
    double floor = events / Bench.median(rounds, Round::floor);
    Bench.report(out, what + " accepted", floor, events / Bench.median(rounds, Round::accepted));
    Bench.report(out, what + " processed", floor, events / Bench.median(rounds, Round::processed));
    out.printf(
        "  backlog at the end: %.2f s%n", Bench.median(rounds, r -> r.processed() - r.accepted()));
  }

  /// Until every event that starts a run has run: each adds one point.
  private static void await(Connection database, long wanted)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + 300_000_000_000L;
    while (points(database) < wanted) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the flows do not catch up");
      }
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static long points(Connection database) throws SQLException {
    try (var count = database.createStatement();
        var row = count.executeQuery("select count(*) from sales.points")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection database, String statement) throws SQLException {
    try (var once = database.createStatement()) {
      once.execute(statement);
    }
  }
}
