package org.unisono.app.email.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// A few loops, each with its own connection: lease, deliver, tell, again.
@Component
class Senders implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
  private static final int BATCH = 50;
  private static final int IDLE_ROUNDS = 50;

  private final DeliveryStore store;
  private final DeliverBatch deliver;
  private final TellSent tell;
  private final SmtpSettings settings;
  private final MailBell bell;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Senders(
      DeliveryStore store,
      DeliverBatch deliver,
      TellSent tell,
      SmtpSettings settings,
      MailBell bell) {
    this.store = store;
    this.deliver = deliver;
    this.tell = tell;
    this.settings = settings;
    this.bell = bell;
  }

  @Override
  public void start() {
    running = true;
    if (settings.isConfigured()) {
      for (int i = 0; i < settings.lines(); i++) {
        threads.add(Thread.ofPlatform().daemon().name("mail-" + i).start(this::work));
      }
    }
  }

  private void work() {
    try (var line = new SmtpLine(settings)) {
      int idle = 0;
      while (running) {
        if (round(line) == 0) {
          if (++idle == IDLE_ROUNDS) {
            line.close();
          }
          bell.await();
        } else {
          idle = 0;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What rises leaves its leases to run out: nothing is sent twice by that, and nothing is lost.
  private int round(SmtpLine line) {
    try {
      store.sweep();
      var batch = store.claim(BATCH);
      if (!batch.isEmpty()) {
        deliver.deliver(batch, line);
      }
      return batch.size() + tell.tell();
    } catch (DataAccessException | IllegalStateException e) {
      if (running) {
        LOG.warn("mail cannot go on; trying again", e);
      }
      return 0;
    }
  }

  @Override
  public void stop() {
    running = false;
    for (var thread : threads) {
      try {
        if (!thread.join(Duration.ofSeconds(10))) {
          thread.interrupt();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
