package org.unisono.simulators;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// The part of a simulator that is the same for every vendor: server, faults, journal, state file.
public final class RunningSimulator implements Simulator {
  private static final Duration SAVE_EVERY = Duration.ofMillis(500);

  /// Builds the vendor once its own address is known.
  @FunctionalInterface
  public interface VendorOf {
    Vendor at(URI baseUrl, Faults faults, Journal journal, SimulatedClock clock);
  }

  private final LoopbackServer server;
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final Vendor vendor;
  private final Desk desk;
  private final Optional<StateFile> file;
  private volatile boolean open = true;
  private long savedChanges;

  private RunningSimulator(Launch launch, VendorOf vendorOf) {
    var clock = new SimulatedClock(launch.clock(), faults);
    server = LoopbackServer.bind(launch.port());
    vendor = vendorOf.at(server.baseUrl(), faults, journal, clock);
    file = launch.data().map(folder -> StateFile.in(folder, vendor.name()));
    file.flatMap(StateFile::load).ifPresent(vendor::restore);
    desk = new Desk(vendor, faults, journal, clock);
  }

  public static RunningSimulator start(Launch launch, VendorOf vendorOf) {
    var running = new RunningSimulator(launch, vendorOf);
    running.server.serve(running.desk, running.faults);
    running.file.ifPresent(f -> Thread.ofVirtual().start(() -> running.saveNowAndThen(f)));
    return running;
  }

  @Override
  public URI baseUrl() {
    return server.baseUrl();
  }

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public ObjectNode ready() {
    var ready = Json.object().put("baseUrl", baseUrl().toString());
    ready.setAll(vendor.credentials());
    return ready;
  }

  /// The vendor's own paths, as `GET /path/{part}`.
  public List<String> paths() {
    return vendor.api().templates();
  }

  @Override
  public <T> T between(Supplier<T> work) {
    try {
      return desk.locked(work);
    } finally {
      journal.changed();
    }
  }

  private void saveNowAndThen(StateFile target) {
    while (open) {
      LockSupport.parkNanos(SAVE_EVERY.toNanos());
      if (open && journal.changes() != savedChanges) {
        save(target);
      }
    }
  }

  private synchronized void save(StateFile target) {
    savedChanges = journal.changes();
    target.save(desk.locked(vendor::state));
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      server.close();
      file.ifPresent(this::save);
    }
  }
}
