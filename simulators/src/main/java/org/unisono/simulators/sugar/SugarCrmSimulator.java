package org.unisono.simulators.sugar;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;

/// A SugarCRM on 127.0.0.1.
public final class SugarCrmSimulator extends VendorSimulator<Crm> {
  private final CrmTokens tokens;

  private SugarCrmSimulator(RunningSimulator running, Crm crm, CrmTokens tokens) {
    super(running, crm);
    this.tokens = tokens;
  }

  /// On the port (0: any free one), with its state in memory.
  public static SugarCrmSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static SugarCrmSimulator start(Launch launch) {
    var crm = new Crm[1];
    var tokens = new CrmTokens[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              crm[0] = new Crm(faults, journal, clock);
              tokens[0] = new CrmTokens(clock);
              return new SugarVendor(crm[0], tokens[0]);
            });
    return new SugarCrmSimulator(running, crm[0], tokens[0]);
  }

  public CrmStore store() {
    return new CrmStore(vendor, running, CrmModule.PROCESSES);
  }

  /// All tokens die.
  public void expireTokens() {
    act(tokens::expireAll);
  }
}
