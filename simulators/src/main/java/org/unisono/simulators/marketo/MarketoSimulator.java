package org.unisono.simulators.marketo;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import tools.jackson.databind.node.ObjectNode;

/// A Marketo instance on 127.0.0.1.
public final class MarketoSimulator extends VendorSimulator<Instance> {

  private MarketoSimulator(RunningSimulator running, Instance instance) {
    super(running, instance);
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
              holder[0] = new Instance(baseUrl, faults, journal, clock);
              return new MarketoVendor(holder[0]);
            });
    return new MarketoSimulator(running, holder[0]);
  }

  public MarketoStore store() {
    return new MarketoStore(vendor, running);
  }

  /// The token dies.
  public void expireTokens() {
    act(() -> vendor.sessions.expireAll());
  }

  /// Sets the limits: `callsAtOnce`, `callsPer20Seconds`, `callsPerDay` (0 for none),
  /// `membersPerRead`, `exportBytesPerDay`; with `updatedAtFilter` whether exports know that
  /// filter, and with `crmSync` whether a link with a CRM keeps opportunities away.
  public void automate(ObjectNode switches) {
    act(() -> vendor.automate(switches));
  }
}
