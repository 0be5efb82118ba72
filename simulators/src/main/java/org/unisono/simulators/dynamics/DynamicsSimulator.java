package org.unisono.simulators.dynamics;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import tools.jackson.databind.node.ObjectNode;

/// A Dynamics 365 organisation on 127.0.0.1, with its own log-in.
public final class DynamicsSimulator extends VendorSimulator<Organization> {

  private DynamicsSimulator(RunningSimulator running, Organization org) {
    super(running, org);
  }

  /// On the port (0: any free one), with its state in memory.
  public static DynamicsSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static DynamicsSimulator start(Launch launch) {
    var holder = new Organization[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Organization(baseUrl, faults, journal, clock);
              return new DynamicsVendor(holder[0]);
            });
    return new DynamicsSimulator(running, holder[0]);
  }

  @Override
  protected void closed() {
    vendor.steps.close();
  }

  public DynamicsStore store() {
    return new DynamicsStore(vendor, running);
  }

  /// All tokens die.
  public void expireTokens() {
    act(() -> vendor.sessions.expireAll());
  }

  /// Sets the service protection: `callsPer300Seconds`; 0 for none.
  public void automate(ObjectNode switches) {
    act(() -> vendor.automate(switches));
  }
}
