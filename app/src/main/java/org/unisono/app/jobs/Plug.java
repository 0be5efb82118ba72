package org.unisono.app.jobs;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Marked points in work that leaves the process or is acknowledged, at which the plug can be
/// pulled: with `UNISONO_HALT_AT=point` (or `point:3`, the third time) in its environment the
/// process ends there as if it had been killed. For the tests of what a crash leaves behind;
/// without the variable a point does nothing.
public final class Plug {

  /// An ordinary `kill -9` ends with the same status.
  private static final int KILLED = 137;

  private static final Plug PLUG = of(System.getenv("UNISONO_HALT_AT"));

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

  /// Work has come to the point of this name.
  public static void at(String point) {
    if (PLUG.point.equals(point) && PLUG.left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
