package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;

/// An ActiveCampaign account on 127.0.0.1.
public final class ActiveCampaignSimulator extends VendorSimulator<Site> {

  private ActiveCampaignSimulator(RunningSimulator running, Site site) {
    super(running, site);
  }

  /// On the port (0: any free one), with its state in memory.
  public static ActiveCampaignSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static ActiveCampaignSimulator start(Launch launch) {
    var holder = new Site[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Site(faults, journal, clock);
              return new ActiveCampaignVendor(holder[0]);
            });
    return new ActiveCampaignSimulator(running, holder[0]);
  }

  @Override
  protected void closed() {
    vendor.webhooks.close();
  }

  public ActiveCampaignStore store() {
    return new ActiveCampaignStore(vendor, running);
  }

  /// Calls in a second, over all keys; 0 for no limit.
  public void limitCallsPerSecond(int calls) {
    act(() -> vendor.limit.set(calls));
  }

  /// A plan without deals and accounts answers 403 there.
  public void dropSalesFromPlan() {
    act(() -> vendor.sales = false);
  }
}
