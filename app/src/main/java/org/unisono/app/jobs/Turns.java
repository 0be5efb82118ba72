package org.unisono.app.jobs;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a long job writes: turn by turn, each a transaction that holds only while the job still has
/// its lease.
public interface Turns {

  /// Runs one turn of at most 200 ms.
  ///
  /// @throws LeaseLost when another node has taken the job over; nothing of this turn was written
  <T extends @Nullable Object> T turn(Supplier<T> work);

  /// Another node goes on with this job.
  final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
