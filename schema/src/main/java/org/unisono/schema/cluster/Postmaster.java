package org.unisono.schema.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A running server, known by the pid file that it keeps in its data folder.
///
/// @param pid the server's process
/// @param port on 127.0.0.1
record Postmaster(long pid, int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// The server of this data folder, when its process is alive and really is that server. A pid
  /// that now belongs to something else is not ours to touch.
  static Optional<Postmaster> of(Path data) throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    if (lines.size() < 4) {
      return Optional.empty();
    }
    var found =
        new Postmaster(
            Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip()));
    return found.serves(data) ? Optional.of(found) : Optional.empty();
  }

  private boolean serves(Path data) throws IOException {
    var commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
    return Files.exists(commandLine) && Files.readString(commandLine).contains(data.toString());
  }

  /// Asks for a fast stop (open transactions roll back), waits, and only then insists.
  void stop() {
    ProcessHandle.of(pid).ifPresent(this::stop);
  }

  private void stop(ProcessHandle server) {
    signal("INT");
    if (!ended(server.onExit())) {
      signal("QUIT");
      if (!ended(server.onExit())) {
        throw new ClusterRefused("PostgreSQL (process " + pid + ") does not stop.");
      }
    }
  }

  private static boolean ended(CompletableFuture<ProcessHandle> exit) {
    try {
      exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new ClusterRefused("cannot signal PostgreSQL", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
