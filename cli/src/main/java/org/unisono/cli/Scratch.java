package org.unisono.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisono.schema.cluster.PostgresCluster;

/// A folder for copies, and what runs on it. Both are gone when it is closed, and when somebody
/// stops the process half-way: no database stays behind, and no copy of people.
final class Scratch implements AutoCloseable {

  private final Path folder;
  private final Deque<Runnable> running = new ArrayDeque<>();
  private boolean closed;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  static Scratch make(String prefix) throws IOException {
    var scratch = new Scratch(Files.createTempDirectory(prefix));
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
    return scratch;
  }

  /// Starts something on the folder, which is stopped before the folder goes.
  synchronized <T> T start(Function<Path, T> starter, Consumer<T> stopper) {
    if (closed) {
      throw new IllegalStateException("It was stopped.");
    }
    var started = starter.apply(folder);
    running.push(() -> stopper.accept(started));
    return started;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    running.forEach(Runnable::run);
    try {
      PostgresCluster.deleteFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
