package org.unisono.simulators.salesforce;

import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Launch;
import org.unisono.simulators.RunningSimulator;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// A Salesforce organisation on 127.0.0.1.
public final class SalesforceSimulator implements Simulator {
  private final RunningSimulator running;
  private final Org org;

  private SalesforceSimulator(RunningSimulator running, Org org) {
    this.running = running;
    this.org = org;
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

  public SalesforceStore store() {
    return new SalesforceStore(org, running);
  }

  /// From now on every access token is dead.
  public void expireTokens() {
    running.between(
        () -> {
          org.sessions.closeAll();
          return true;
        });
  }

  /// Switches the organisation's own automations: `mailOnMemberAdd`, `nativeHubSpotLink`.
  public void automate(ObjectNode switches) {
    running.between(
        () -> {
          org.automations.set(switches);
          return true;
        });
  }

  /// Where the vendor's own bridge carries leads and contacts while `nativeHubSpotLink` is on;
  /// called with the name of the other side's id property, and the row.
  public void carryPeople(BiConsumer<String, ObjectNode> carry) {
    running.between(
        () -> {
          org.automations.bridge(carry);
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
