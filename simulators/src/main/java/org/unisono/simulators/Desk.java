package org.unisono.simulators;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/// Decides what a call is answered with: the page, the control surface, a fault, or the vendor.
final class Desk {
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  private final Vendor vendor;
  private final Faults faults;
  private final Journal journal;
  private final InstantSource clock;
  private final Control control;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition worked = lock.newCondition();
  private final AtomicInteger underWay = new AtomicInteger();

  Desk(Vendor vendor, Faults faults, Journal journal, InstantSource clock) {
    this.vendor = vendor;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.control = new Control(vendor, faults, journal);
  }

  /// Does the work while no call is being answered, and lets waiting calls look whether it was
  /// what they wait for.
  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      worked.signalAll();
      lock.unlock();
    }
  }

  Reply answer(Request request) {
    if (request.path().startsWith("/_sim")) {
      return locked(() -> control.answer(request));
    }
    if (request.path().equals("/") || request.path().startsWith("/page")) {
      return locked(() -> vendor.page().answer(request).orElseGet(() -> missing(request)));
    }
    if (vendor.isPage(request)) {
      return Reply.seeOther("/");
    }
    var start = clock.instant();
    var reply = vendor.isMetered(request) ? metered(request) : locked(() -> routed(request));
    var millis = Duration.between(start, clock.instant()).toMillis();
    journal.called(
        new Journal.Call(start, request.method(), request.target(), reply.status(), millis));
    return reply;
  }

  private Reply metered(Request request) {
    journal.metered();
    try {
      int calls = underWay.incrementAndGet();
      boolean isCrowded = vendor.mostAtOnce() > 0 && calls > vendor.mostAtOnce();
      return isCrowded ? vendor.crowded() : counted(request);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Reply counted(Request request) {
    if (faults.take(Fault.GARBAGE_HTML)) {
      return Reply.html(200, "<html><head><title>Maintenance</title></head><body>Back soon");
    }
    if (faults.take(Fault.STORM_429)) {
      return vendor.throttled(faults.amount(Fault.STORM_429, 1));
    }
    var reply = locked(() -> vendor.refuseSession(request).orElseGet(() -> routed(request)));
    if (vendor.isWrite(request) && reply.status() < 300) {
      journal.written();
      if (faults.take(Fault.FAIL_500_AFTER_WRITE)) {
        return vendor.broken();
      }
    }
    Map<String, String> headers = vendor.headers(request);
    return reply.with(headers);
  }

  private Reply routed(Request request) {
    try {
      awaitNews(request);
      Optional<Reply> reply = vendor.answer(request);
      return reply.orElseGet(() -> missing(request));
    } catch (VendorRefusal refusal) {
      return refusal.reply();
    } catch (JacksonException malformed) {
      return vendor.malformedBody(request);
    } catch (RuntimeException bug) {
      // The edge of the server: a defect here must look like a vendor's 500, and be seen.
      LOG.log(System.Logger.Level.ERROR, "simulator failed on " + request.path(), bug);
      return vendor.broken();
    }
  }

  private Reply missing(Request request) {
    journal.unknownPath();
    return vendor.notFound(request);
  }

  /// Gives the lock away while it waits.
  private void awaitNews(Request request) {
    long left = vendor.patience(request).toNanos();
    try {
      while (left > 0 && vendor.isQuiet(request)) {
        left = worked.awaitNanos(left);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
