package org.unisono.simulators.hubspot;

import java.net.URI;
import java.util.function.Supplier;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// A HubSpot portal on 127.0.0.1.
public final class HubSpotSimulator implements Simulator {
  private final RunningSimulator running;
  private final Portal portal;

  private HubSpotSimulator(RunningSimulator running, Portal portal) {
    this.running = running;
    this.portal = portal;
  }

  /// On the port (0: any free one), with its state in memory.
  public static HubSpotSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static HubSpotSimulator start(Launch launch) {
    var holder = new Portal[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Portal(baseUrl, faults, journal, clock);
              return new HubSpotVendor(holder[0]);
            });
    return new HubSpotSimulator(running, holder[0]);
  }

  public HubSpotStore store() {
    return new HubSpotStore(portal, running);
  }

  /// OAuth tokens die; the private app token is refused once.
  public void expireTokens() {
    running.between(
        () -> {
          portal.sessions.stumble();
          return true;
        });
  }

  /// Switches the portal's own automations: `mailOnListAdd`, `searchLagSeconds`.
  public void automate(ObjectNode switches) {
    running.between(
        () -> {
          portal.automations.set(switches);
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
