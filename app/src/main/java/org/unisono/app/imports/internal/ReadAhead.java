package org.unisono.app.imports.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the next batch while the database is busy with this one; never more than one ahead, so
/// that memory stays the same whatever the file.
///
/// @param <T> a batch
final class ReadAhead<T> implements AutoCloseable {

  private final SynchronousQueue<Read<T>> queue = new SynchronousQueue<>();
  private final Thread reader;

  /// What was read: a batch, the end, or what went wrong.
  private record Read<T>(@Nullable T batch, @Nullable RuntimeException fault) {}

  /// @param source called on a thread of its own until it gives nothing
  ReadAhead(Supplier<Optional<T>> source) {
    reader = Thread.ofPlatform().daemon().name("imports-read").start(() -> read(source));
  }

  private void read(Supplier<Optional<T>> source) {
    try {
      while (true) {
        var read = next(source);
        queue.put(read);
        if (read.batch() == null) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> Read<T> next(Supplier<Optional<T>> source) {
    try {
      return new Read<>(source.get().orElse(null), null);
    } catch (RuntimeException e) {
      return new Read<>(null, e);
    }
  }

  /// @return empty at the end
  Optional<T> next() {
    try {
      var read = queue.poll(10, TimeUnit.MINUTES);
      if (read == null) {
        throw new IllegalStateException("the file cannot be read");
      }
      if (read.fault() != null) {
        throw read.fault();
      }
      return Optional.ofNullable(read.batch());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    try {
      reader.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
