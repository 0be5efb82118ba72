package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.List;

/// What follows from writes, such as mails and calls of webhooks. It waits for as long as the
/// writes may be undone, and is forgotten with them.
final class Aftermath {
  private final List<Runnable> held = new ArrayList<>();
  private int holders;

  /// A call of its own may hold it once more within a change set.
  void hold() {
    holders++;
  }

  void release() {
    if (--holders == 0) {
      held.forEach(Runnable::run);
      held.clear();
    }
  }

  void forget() {
    holders--;
    held.clear();
  }

  void add(Runnable work) {
    if (holders > 0) {
      held.add(work);
    } else {
      work.run();
    }
  }
}
