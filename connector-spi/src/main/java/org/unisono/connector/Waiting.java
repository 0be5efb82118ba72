package org.unisono.connector;

import java.time.Duration;

/// Time as it passes for those who wait, so that tests need not. It is no clock: it stands still
/// for no test and is never put right, so that nobody sleeps for ever.
public interface Waiting {

  Waiting REAL =
      new Waiting() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          Thread.sleep(time);
        }
      };

  /// Only differences mean something.
  long nanos();

  void sleep(Duration time) throws InterruptedException;
}
