package org.unisono.app.jobs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Marked points in work that leaves the process or is acknowledged, at which the plug can be
/// pulled: with `UNISONO_HALT_AT=point` (or `point:3`, the third time) in its environment the
/// process ends there as if it had been killed. For the tests of what a crash leaves behind;
/// without the variable a point does nothing. A test that cannot lose its process lets the work
/// break off there instead.
public final class Plug {

  /// An ordinary `kill -9` ends with the same status.
  private static final int KILLED = 137;

  private static final Plug PLUG = of(System.getenv("UNISONO_HALT_AT"));

  private static final AtomicReference<String> BREAKING = new AtomicReference<>("");

  private final String point;
  private final AtomicInteger left;

  private Plug(String point, int times) {
    this.point = point;
    this.left = new AtomicInteger(times);
  }

  private static Plug of(@Nullable String setting) {
    var parts = setting == null ? new String[] {""} : setting.split(":", 2);
    return new Plug(parts[0], parts.length < 2 ? 1 : Integer.parseInt(parts[1]));
  }

  /// The next work that comes to this point breaks off there, once; for tests.
  public static void breakAt(String point) {
    BREAKING.set(point);
  }

  /// Work has come to the point of this name.
  public static void at(String point) {
    if (BREAKING.compareAndSet(point, "")) {
      throw new BrokenOff(point);
    }
    if (PLUG.point.equals(point) && PLUG.left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /// The work ended here as if its process had.
  public static final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOff(String point) {
      super("broken off at " + point);
    }
  }
}
