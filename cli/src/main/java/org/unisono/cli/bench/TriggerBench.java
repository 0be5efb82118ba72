package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/// From the sending of an event to the committed effect of the first step that it starts: quiet,
/// beside 500 events a second, and beside an import; beside one single-row commit.
public final class TriggerBench implements Bench {

  private static final String PATH = "/api/v1/activities";
  private static final int PROBES = 300;
  private static final int WARM_UP = 20_000;
  private static final int BESIDE = 500;

  @Override
  public String name() {
    return "trigger";
  }

  @Override
  public void run(Rig rig, PrintWriter out) throws IOException, SQLException, InterruptedException {
    BenchFlows.publish(rig);
    Load.run(rig.url(), PATH, rig.token(), 32, WARM_UP, i -> BenchFlows.event("w" + i, i));
    try (var database = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var commit = commits(database)) {
      report(out, "one commit", times(PROBES, i -> commit(commit, i)));
      report(out, "quiet", probe(rig, database, "q"));
      try (var _ = Beside.events(rig, BESIDE)) {
        report(out, "beside 500 events/s", probe(rig, database, "e"));
      }
      try (var _ = Beside.imports(rig)) {
        report(out, "beside an import", probe(rig, database, "i"));
      }
    }
  }

  private interface Probe {
    void once(int i) throws IOException, SQLException;
  }

  /// Nanoseconds of each, one after the other with pauses between.
  private static long[] times(int count, Probe probe) throws IOException, SQLException {
    var times = new long[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      probe.once(i);
      times[i] = System.nanoTime() - start;
      LockSupport.parkNanos(10_000_000L + i % 7 * 1_000_000L);
    }
    return times;
  }

  private static PreparedStatement commits(Connection database) throws SQLException {
    try (var once = database.createStatement()) {
      once.execute("create table bench_commits (n integer)");
    }
    return database.prepareStatement("insert into bench_commits values (?)");
  }

  private static void commit(PreparedStatement insert, int i) throws SQLException {
    insert.setInt(1, i);
    insert.executeUpdate();
  }

  private static long[] probe(Rig rig, Connection database, String run)
      throws IOException, SQLException {
    try (var load = new Load(rig.url(), PATH, rig.token());
        var there =
            database.prepareStatement(
                "select 1 from sales.points p join flows.runs r on r.id = p.run_id"
                    + " where p.person_id = ? and r.entered_by->>'activityId' = ?")) {
      return times(PROBES, i -> once(load, there, BenchFlows.starting(run + i, 7 * i)));
    }
  }

  private static void once(Load load, PreparedStatement there, String event)
      throws IOException, SQLException {
    var answer = JsonMapper.shared().readTree(load.post(event));
    there.setObject(1, UUID.fromString(answer.path("personId").asString()));
    there.setString(2, answer.path("id").asString());
    long end = System.nanoTime() + 60_000_000_000L;
    while (!isThere(there)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no effect of " + event);
      }
      LockSupport.parkNanos(200_000);
    }
  }

  private static boolean isThere(PreparedStatement there) throws SQLException {
    try (var row = there.executeQuery()) {
      return row.next();
    }
  }

  private static void report(PrintWriter out, String what, long[] nanos) {
    Arrays.sort(nanos);
    out.printf(
        "  %-34s p50 %7.2f ms   p99 %7.2f ms   max %7.2f ms%n",
        what,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
    out.flush();
  }

  /// What goes on meanwhile, on a thread of its own.
  private static final class Beside implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    private Beside(Work work) {
      thread = Thread.ofPlatform().start(() -> go(work));
    }

    private interface Work {
      void until(AtomicBoolean over) throws IOException, InterruptedException;
    }

    private void go(Work work) {
      try {
        work.until(over);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    /// So many a second, evenly, over four connections that take turns.
    static Beside events(Rig rig, int perSecond) {
      return new Beside(
          over ->
              Load.parallel(
                  4,
                  () -> {
                    var run = "p" + System.nanoTime() + "-";
                    try (var load = new Load(rig.url(), PATH, rig.token())) {
                      long next = System.nanoTime();
                      for (int i = 0; !over.get(); i++) {
                        load.post(BenchFlows.event(run + i, i));
                        next += 4_000_000_000L / perSecond;
                        LockSupport.parkNanos(next - System.nanoTime());
                      }
                    }
                    return null;
                  }));
    }

    static Beside imports(Rig rig) throws InterruptedException {
      var beside =
          new Beside(
              over -> {
                for (int round = 0; !over.get(); round++) {
                  ImportBench.take(rig, ImportBench.csv(rig, "beside" + round, rig.size()));
                }
              });
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(500);
      return beside;
    }

    @Override
    public void close() throws IOException {
      over.set(true);
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
