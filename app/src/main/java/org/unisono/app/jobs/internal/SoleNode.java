package org.unisono.app.jobs.internal;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.LeftBehind;

/// A node that owns its database alone (`unisono.sole-node`, set where the database is the embedded
/// one, whose folder is locked) waits for nobody's lease: whoever held one is dead.
@Component
class SoleNode implements SmartLifecycle {

  private final List<LeftBehind> left;
  private final boolean alone;
  private volatile boolean running;

  SoleNode(List<LeftBehind> left, @Value("${unisono.sole-node:false}") boolean alone) {
    this.left = left;
    this.alone = alone;
  }

  @Override
  public void start() {
    running = true;
    if (alone) {
      left.forEach(LeftBehind::release);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Before those that work.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }
}
