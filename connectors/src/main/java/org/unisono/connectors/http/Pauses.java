package org.unisono.connectors.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How waiting is done, so that tests need not wait.
@FunctionalInterface
public interface Pauses {

  Pauses REAL = time -> LockSupport.parkNanos(time.toNanos());

  void pause(Duration time);
}
