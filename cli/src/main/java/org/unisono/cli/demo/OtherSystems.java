package org.unisono.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.marketo.MarketoSimulator;
import org.unisono.simulators.pardot.PardotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import org.unisono.simulators.sugar.SuiteCrmSimulator;

/// The simulators that the story connects: each on loopback, with a page for people.
public record OtherSystems(
    SalesforceSimulator salesforce,
    HubSpotSimulator hubSpot,
    DynamicsSimulator dynamics,
    MarketoSimulator marketo,
    ActiveCampaignSimulator activeCampaign,
    SuiteCrmSimulator suiteCrm,
    PardotSimulator pardot)
    implements AutoCloseable {

  /// Starts all with their state in the folder, on the ports that they had there before where
  /// those are free, so that connections made by an earlier playing still find them.
  public static OtherSystems start(Path folder) throws IOException {
    Files.createDirectories(folder);
    var salesforce = start(folder, "salesforce", SalesforceSimulator::start);
    return new OtherSystems(
        salesforce,
        start(folder, "hubspot", HubSpotSimulator::start),
        start(folder, "dynamics", DynamicsSimulator::start),
        start(folder, "marketo", MarketoSimulator::start),
        start(folder, "activecampaign", ActiveCampaignSimulator::start),
        start(folder, "suitecrm", SuiteCrmSimulator::start),
        start(folder, "pardot", launch -> PardotSimulator.start(launch, salesforce)));
  }

  private static <T extends Simulator> T start(
      Path folder, String name, Function<Launch, T> starter) throws IOException {
    var kept = folder.resolve(name + ".port");
    int port = Files.exists(kept) ? Integer.parseInt(Files.readString(kept).strip()) : 0;
    var simulator = started(port, folder, starter);
    Files.writeString(kept, Integer.toString(simulator.baseUrl().getPort()));
    return simulator;
  }

  private static <T extends Simulator> T started(
      int port, Path folder, Function<Launch, T> starter) {
    try {
      return starter.apply(Launch.onPort(port).keepingStateIn(folder));
    } catch (UncheckedIOException portTaken) {
      return starter.apply(Launch.onPort(0).keepingStateIn(folder));
    }
  }

  private List<Simulator> all() {
    return List.of(salesforce, hubSpot, dynamics, marketo, activeCampaign, suiteCrm, pardot);
  }

  /// Calls that wrote something, on all of them.
  long writes() {
    return all().stream().mapToLong(s -> s.journal().writes()).sum();
  }

  /// Mails that their own automations sent.
  long mails() {
    return all().stream().mapToLong(s -> s.journal().mailsSent()).sum();
  }

  @Override
  public void close() {
    all().forEach(Simulator::close);
  }
}
