package org.unisono.simulators.marketo;

import java.net.URI;
import java.util.function.Supplier;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// A Marketo instance on 127.0.0.1.
public final class MarketoSimulator implements Simulator {
  private final RunningSimulator running;
  private final Instance instance;

  private MarketoSimulator(RunningSimulator running, Instance instance) {
    this.running = running;
    this.instance = instance;
  }

  /// On the port (0: any free one), with its state in memory.
  public static MarketoSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static MarketoSimulator start(Launch launch) {
    var holder = new Instance[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Instance(faults, journal, clock);
              return new MarketoVendor(holder[0]);
            });
    return new MarketoSimulator(running, holder[0]);
  }

  public MarketoStore store() {
    return new MarketoStore(instance, running);
  }

  /// The token dies.
  public void expireTokens() {
    running.between(
        () -> {
          instance.sessions.expireAll();
          return true;
        });
  }

  /// Sets the limits: `callsPer20Seconds`, `callsPerDay`; 0 for none.
  public void automate(ObjectNode switches) {
    running.between(
        () -> {
          instance.limits.set(switches);
          return true;
        });
  }

  @Override
  public URI baseUrl() {
    return running.baseUrl();
  }

  @Override
  public Faults faults() {
    return running.faults();
  }

  @Override
  public Journal journal() {
    return running.journal();
  }

  @Override
  public ObjectNode ready() {
    return running.ready();
  }

  @Override
  public <T> T between(Supplier<T> work) {
    return running.between(work);
  }

  @Override
  public void close() {
    running.close();
  }
}
