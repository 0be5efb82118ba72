package org.unisono.core.acting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Origin and actor of what happens now, carried by a scoped value: bound once at the edge (a
/// request, a job, a step of a flow), read by whoever writes history.
///
/// @param actor who
/// @param origin where from
/// @param cause the import, run or sync cycle this belongs to, if any
public record Acting(Actor actor, Origin origin, @Nullable UUID cause) {

  private static final ScopedValue<Acting> NOW = ScopedValue.newInstance();

  /// What is bound, else the system itself through the API.
  public static Acting now() {
    return NOW.orElse(new Acting(Actor.SYSTEM, Origin.API, null));
  }

  public static boolean isBound() {
    return NOW.isBound();
  }

  /// Runs `work` as this actor and origin.
  public <T extends @Nullable Object, X extends Throwable> T call(
      ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(NOW, this).call(work);
  }

  public void run(Runnable work) {
    ScopedValue.where(NOW, this).run(work);
  }
}
