package org.unisono.simulators.pardot;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;

/// An Account Engagement business unit on 127.0.0.1, joined to a Salesforce organisation of its own
/// in this process.
///
/// The organisation runs until the process ends or its own `close()` is called.
public final class PardotSimulator extends VendorSimulator<Unit> {
  private final SalesforceSimulator salesforce;
  private final Runnable closing;

  private PardotSimulator(
      RunningSimulator running, Unit unit, SalesforceSimulator salesforce, Runnable closing) {
    super(running, unit);
    this.salesforce = salesforce;
    this.closing = closing;
  }

  /// On the port (0: any free one), with its state in memory.
  public static PardotSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  /// With an organisation of its own, which closes with it.
  public static PardotSimulator start(Launch launch) {
    var salesforce =
        SalesforceSimulator.start(
            new Launch(0, launch.data().map(d -> d.resolve("salesforce")), launch.clock()));
    return start(launch, salesforce, salesforce::close);
  }

  /// Joined to an organisation that runs already, and goes on when this one closes.
  public static PardotSimulator start(Launch launch, SalesforceSimulator salesforce) {
    return start(launch, salesforce, () -> {});
  }

  private static PardotSimulator start(
      Launch launch, SalesforceSimulator salesforce, Runnable closing) {
    var holder = new Unit[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Unit(baseUrl, faults, journal, clock, salesforce);
              return new PardotVendor(holder[0]);
            });
    return new PardotSimulator(running, holder[0], salesforce, closing);
  }

  public PardotStore store() {
    return new PardotStore(vendor, running);
  }

  public SalesforceSimulator salesforce() {
    return salesforce;
  }

  @Override
  protected void closed() {
    closing.run();
  }

  /// Calls in a day, from now on; 0 for none left.
  public void limitCallsPerDay(int calls) {
    act(() -> vendor.limitCalls(calls));
  }
}
