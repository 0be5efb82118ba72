package org.unisono.simulators.salesforce;

import java.util.function.BiConsumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.VendorSimulator;
import tools.jackson.databind.node.ObjectNode;

/// A Salesforce organisation on 127.0.0.1.
public final class SalesforceSimulator extends VendorSimulator<Org> {

  private SalesforceSimulator(RunningSimulator running, Org org) {
    super(running, org);
  }

  /// On the port (0: any free one), with its state in memory.
  public static SalesforceSimulator start(int port) {
    return start(Launch.onPort(port));
  }

  public static SalesforceSimulator start(Launch launch) {
    var holder = new Org[1];
    var running =
        RunningSimulator.start(
            launch,
            (baseUrl, faults, journal, clock) -> {
              holder[0] = new Org(baseUrl, faults, journal, clock);
              return new SalesforceVendor(holder[0]);
            });
    return new SalesforceSimulator(running, holder[0]);
  }

  /// What every organisation of this simulator lets a client log in with.
  public static ObjectNode clients() {
    return Json.object()
        .put("username", Sessions.USERNAME)
        .put("password", Sessions.PASSWORD)
        .put("clientId", Sessions.CLIENT_ID)
        .put("clientSecret", Sessions.CLIENT_SECRET)
        .put("refreshToken", Sessions.REFRESH_TOKEN);
  }

  public SalesforceStore store() {
    return new SalesforceStore(vendor, running);
  }

  /// From now on every access token is dead.
  public void expireTokens() {
    act(() -> vendor.sessions.closeAll());
  }

  /// Switches the organisation's own automations: `mailOnMemberAdd`, `setupHidden`,
  /// `nativeHubSpotLink`.
  public void automate(ObjectNode switches) {
    act(() -> vendor.automations.set(switches));
  }

  /// Where the vendor's own bridge carries leads and contacts while `nativeHubSpotLink` is on;
  /// called with the name of the other side's id property, and the row.
  public void carryPeople(BiConsumer<String, ObjectNode> carry) {
    act(() -> vendor.automations.bridge(carry));
  }
}
