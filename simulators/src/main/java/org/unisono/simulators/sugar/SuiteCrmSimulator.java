package org.unisono.simulators.sugar;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;

/// A SuiteCRM on 127.0.0.1.
public final class SuiteCrmSimulator extends VendorSimulator<Crm> {
  private final CrmTokens tokens;

  private SuiteCrmSimulator(RunningSimulator running, Crm crm, CrmTokens tokens) {
    super(running, crm);
    this.tokens = tokens;
  }

  /// On the port (0: any free one), with its state in memory.
  public static SuiteCrmSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static SuiteCrmSimulator start(Launch launch) {
    var crm = new Crm[1];
    var tokens = new CrmTokens[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              crm[0] = new Crm(faults, journal, clock);
              tokens[0] = new CrmTokens(clock);
              return new SuiteVendor(crm[0], tokens[0]);
            });
    return new SuiteCrmSimulator(running, crm[0], tokens[0]);
  }

  public CrmStore store() {
    return new CrmStore(vendor, running, CrmModule.WORKFLOWS);
  }

  /// All tokens die.
  public void expireTokens() {
    act(tokens::expireAll);
  }
}
