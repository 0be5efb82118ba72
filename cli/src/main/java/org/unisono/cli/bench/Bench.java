package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One benchmark.
public interface Bench {

  String name();

  /// @param rig a running node with its database
  void run(Rig rig, PrintWriter out) throws IOException, SQLException, InterruptedException;

  /// What a bench runs against.
  ///
  /// @param url of the node
  /// @param token of an admin
  /// @param jdbcUrl of the same database, for the raw limit
  /// @param folder for files
  /// @param size rows or events
  record Rig(
      String url,
      String token,
      String jdbcUrl,
      String user,
      String password,
      Path folder,
      int size) {}

  static <T> double median(List<T> runs, ToDoubleFunction<T> value) {
    var sorted = runs.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /// Prints the heap that is in use after a collection; constant, whatever the size.
  static void memory(PrintWriter out) {
    System.gc();
    var runtime = Runtime.getRuntime();
    out.printf(
        "  heap in use afterwards: %,d MB%n",
        (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
    out.flush();
  }

  /// Prints the floor, ours and the ratio.
  static void report(PrintWriter out, String what, double floor, double ours) {
    out.printf(
        "  %-34s floor %,10.0f/s   ours %,10.0f/s   ratio %.2f%n", what, floor, ours, ours / floor);
    out.flush();
  }
}
