package org.unisono.simulators.pardot;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;

/// An Account Engagement business unit on 127.0.0.1, joined to a Salesforce organisation: one of
/// its own, one that runs in this process, or one of another process.
public final class PardotSimulator extends VendorSimulator<Unit> {
  private final @Nullable SalesforceSimulator salesforce;
  private final Runnable closing;

  private PardotSimulator(
      RunningSimulator running,
      Unit unit,
      @Nullable SalesforceSimulator salesforce,
      Runnable closing) {
    super(running, unit);
    this.salesforce = salesforce;
    this.closing = closing;
  }

  /// On the port (0: any free one), with its state in memory.
  public static PardotSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  /// With an organisation of its own, which closes with it; or joined to another one, where the
  /// launch names it.
  public static PardotSimulator start(Launch launch) {
    if (launch.salesforce().isPresent()) {
      var organisation = new FarOrganisation(launch.salesforce().get());
      return start(launch, organisation, null, () -> {});
    }
    var salesforce =
        SalesforceSimulator.start(
            new Launch(
                0,
                launch.data().map(d -> d.resolve("salesforce")),
                launch.clock(),
                Optional.empty()));
    return start(launch, new Organisation.Near(salesforce), salesforce, salesforce::close);
  }

  /// Joined to an organisation that runs already, and goes on when this one closes.
  public static PardotSimulator start(Launch launch, SalesforceSimulator salesforce) {
    return start(launch, new Organisation.Near(salesforce), salesforce, () -> {});
  }

  private static PardotSimulator start(
      Launch launch,
      Organisation organisation,
      @Nullable SalesforceSimulator salesforce,
      Runnable closing) {
    var holder = new Unit[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Unit(baseUrl, faults, journal, clock, organisation);
              return new PardotVendor(holder[0]);
            });
    return new PardotSimulator(running, holder[0], salesforce, closing);
  }

  public PardotStore store() {
    return new PardotStore(vendor, running);
  }

  /// @throws IllegalStateException where the organisation is of another process
  public SalesforceSimulator salesforce() {
    if (salesforce == null) {
      throw new IllegalStateException("the organisation runs elsewhere");
    }
    return salesforce;
  }

  @Override
  protected void closed() {
    closing.run();
  }

  /// Calls in a day, from now on; 0 for none left.
  public void limitCallsPerDay(int calls) {
    act(() -> vendor.limits.limitCalls(calls));
  }

  /// Records behind the tokens of one query, 100,000 by default.
  public void limitRecordsPerSequence(int records) {
    act(() -> vendor.limits.limitRecords(records));
  }

  /// Hides prospects that are assigned to nobody from the user's role.
  public void showAssignedOnly() {
    act(() -> vendor.abilities.seeAssignedOnly(true));
  }

  /// Objects, such as `visitor-activities`, that the user's role does not show; these alone.
  public void withhold(String... objects) {
    act(() -> vendor.abilities.withhold(List.of(objects)));
  }
}
