package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;

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

  /// Prints the floor, ours and the ratio.
  static void report(PrintWriter out, String what, double floor, double ours) {
    out.printf(
        "  %-34s floor %,10.0f/s   ours %,10.0f/s   ratio %.2f%n", what, floor, ours, ours / floor);
    out.flush();
  }
}
