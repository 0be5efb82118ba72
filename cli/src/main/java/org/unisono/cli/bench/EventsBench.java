package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Single events over 32 connections with 50 live flows of which one in twenty events starts a run,
/// beside single-row commits of 32 clients on the same database.
public final class EventsBench implements Bench {

  private static final int CONNECTIONS = 32;
  private static final int FLOWS = 50;
  private static final int ONE_IN = 20;

  @Override
  public String name() {
    return "events";
  }

  @Override
  public void run(Rig rig, PrintWriter out) throws IOException, SQLException, InterruptedException {
    double floor = rig.size() / floor(rig);
    flows(rig);
    var next = new AtomicInteger();
    long start = System.nanoTime();
    parallel(
        () -> {
          for (int i = next.getAndIncrement(); i < rig.size(); i = next.getAndIncrement()) {
            ImportBench.send(rig, "/api/v1/activities", "application/json", event(i));
          }
          return null;
        });
    double accepted = ImportBench.seconds(start);
    awaitIdle(rig);
    double processed = ImportBench.seconds(start);
    Bench.report(out, "single events accepted", floor, rig.size() / accepted);
    Bench.report(out, "single events processed", floor, rig.size() / processed);
    out.printf("  backlog at the end: %.1f s%n", processed - accepted);
  }

  private static String event(int i) {
    var type = i % ONE_IN == 0 ? "custom.bench" + i / ONE_IN % FLOWS : "page.visited";
    return "{\"id\": \"bench-%d\", \"type\": \"%s\", \"email\": \"e%d@example.org\", \"properties\": {\"url\": \"/x\"}}"
        .formatted(i, type, i % 2_000);
  }

  private static void flows(Rig rig) throws IOException, InterruptedException {
    var campaign =
        ImportBench.send(
                rig,
                "/api/v1/campaigns",
                "application/json",
                "{\"name\": \"Events\", \"style\": \"program\"}")
            .path("id")
            .asString();
    for (int i = 0; i < FLOWS; i++) {
      var definition =
          "{\"name\": \"F%d\", \"definition\": {\"entry\": {\"triggers\": [{\"kind\": \"custom.bench%d\"}], \"again\": \"always\"}, \"start\": \"a\", \"steps\": {\"a\": {\"act\": \"score.add\", \"params\": {\"points\": 1}, \"next\": \"z\"}, \"z\": {\"end\": \"done\"}}}}"
              .formatted(i, i);
      var flow =
          ImportBench.send(
              rig, "/api/v1/campaigns/" + campaign + "/flows", "application/json", definition);
      ImportBench.send(
          rig,
          "/api/v1/flows/" + flow.path("id").asString() + "/publish",
          "application/json",
          "{}");
    }
  }

  /// Until every event that starts a run has run: each adds one point.
  private static void awaitIdle(Rig rig) throws SQLException, InterruptedException {
    int wanted = (rig.size() + ONE_IN - 1) / ONE_IN;
    try (var connection = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var count = connection.prepareStatement("select count(*) from sales.points")) {
      long end = System.nanoTime() + 300_000_000_000L;
      while (System.nanoTime() < end) {
        try (var row = count.executeQuery()) {
          row.next();
          if (row.getInt(1) >= wanted) {
            return;
          }
        }
        java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IllegalStateException("the flows do not catch up");
  }

  private static double floor(Rig rig) throws SQLException, InterruptedException {
    try (var connection = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "create table bench_events (id integer primary key, type text, body jsonb)");
      var next = new AtomicInteger();
      long start = System.nanoTime();
      parallel(() -> insert(rig, next));
      double seconds = ImportBench.seconds(start);
      statement.execute("drop table bench_events");
      return seconds;
    }
  }

  private static Void insert(Rig rig, AtomicInteger next) throws SQLException {
    try (var own = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var insert =
            own.prepareStatement(
                "insert into bench_events values (?, 'page.visited', '{\"url\": \"/x\"}')")) {
      for (int i = next.getAndIncrement(); i < rig.size(); i = next.getAndIncrement()) {
        insert.setInt(1, i);
        insert.executeUpdate();
      }
    }
    return null;
  }

  private static void parallel(Callable<Void> work) throws InterruptedException {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = pool.invokeAll(IntStream.range(0, CONNECTIONS).mapToObj(_ -> work).toList());
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
