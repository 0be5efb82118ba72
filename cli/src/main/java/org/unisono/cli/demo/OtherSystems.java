package org.unisono.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;

/// The simulators that the story connects: each on loopback, with a page for people.
public record OtherSystems(SalesforceSimulator salesforce, HubSpotSimulator hubSpot)
    implements AutoCloseable {

  /// Starts both with their state in the folder, on the ports that they had there before where
  /// those are free, so that connections made by an earlier playing still find them.
  public static OtherSystems start(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new OtherSystems(
        start(folder, "salesforce", SalesforceSimulator::start),
        start(folder, "hubspot", HubSpotSimulator::start));
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

  /// Calls that wrote something, on both.
  long writes() {
    return salesforce.journal().writes() + hubSpot.journal().writes();
  }

  /// Mails that their own automations sent.
  long mails() {
    return salesforce.journal().mailsSent() + hubSpot.journal().mailsSent();
  }

  @Override
  public void close() {
    salesforce.close();
    hubSpot.close();
  }
}
