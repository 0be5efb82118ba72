package org.unisono.simulators.hubspot;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import tools.jackson.databind.node.ObjectNode;

/// A HubSpot portal on 127.0.0.1.
public final class HubSpotSimulator extends VendorSimulator<Portal> {

  private HubSpotSimulator(RunningSimulator running, Portal portal) {
    super(running, portal);
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

  @Override
  protected void closed() {
    vendor.webhooks.delivery().close();
  }

  public HubSpotStore store() {
    return new HubSpotStore(vendor, running);
  }

  /// OAuth tokens die; the private app token is refused once.
  public void expireTokens() {
    act(() -> vendor.sessions.stumble());
  }

  /// Switches the portal's own automations: `mailOnListAdd`, `workflowsHidden`,
  /// `searchLagSeconds`, limits (`callsPer10Seconds`, `callsPerDay`, `searchesPerSecond`; 0 for
  /// none), `webhooksTwice`, `webhooksOutOfOrder`.
  public void automate(ObjectNode switches) {
    act(() -> vendor.automations.set(switches));
  }
}
