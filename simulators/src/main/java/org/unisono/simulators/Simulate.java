package org.unisono.simulators;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.marketo.MarketoSimulator;
import org.unisono.simulators.pardot.PardotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import org.unisono.simulators.sugar.SugarCrmSimulator;
import org.unisono.simulators.sugar.SuiteCrmSimulator;

/// The command line: `VENDOR --port N [--data DIR]`, and for `pardot` `[--salesforce URL]`, the
/// simulator of Salesforce that it is joined to.
///
/// The last line on stdout, once it answers, is one JSON object with `baseUrl` and what a client
/// needs. It runs until it is ended.
public final class Simulate {
  private static final Map<String, Function<Launch, Simulator>> VENDORS =
      new TreeMap<>(
          Map.of(
              "salesforce", SalesforceSimulator::start,
              "hubspot", HubSpotSimulator::start,
              "marketo", MarketoSimulator::start,
              "pardot", PardotSimulator::start,
              "dynamics", DynamicsSimulator::start,
              "activecampaign", ActiveCampaignSimulator::start,
              "suitecrm", SuiteCrmSimulator::start,
              "sugarcrm", SugarCrmSimulator::start));

  private Simulate() {}

  public static void main(String[] args) throws InterruptedException {
    var wish = read(args);
    if (wish == null) {
      System.err.println(
          "usage: VENDOR --port N [--data DIR] [--salesforce URL, for pardot]   VENDOR: "
              + VENDORS.keySet());
      System.exit(2);
      return;
    }
    var simulator = start(wish);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println(Json.write(simulator.ready()));
    new CountDownLatch(1).await();
  }

  /// Starts one vendor's simulator in this process; refuses a vendor that there is none of.
  public static Simulator start(String vendor, Launch launch) {
    var starter = VENDORS.get(vendor);
    if (starter == null) {
      throw new IllegalArgumentException("no simulator of " + vendor + "; there are " + vendors());
    }
    return starter.apply(launch);
  }

  public static Set<String> vendors() {
    return VENDORS.keySet();
  }

  private static Simulator start(Wish wish) {
    try {
      return wish.vendor().apply(wish.launch());
    } catch (UncheckedIOException portTaken) {
      System.err.println(portTaken.getMessage());
      System.exit(1);
      throw portTaken;
    }
  }

  private record Wish(Function<Launch, Simulator> vendor, Launch launch) {}

  private static @Nullable Wish read(String[] args) {
    var vendor = args.length == 0 ? null : VENDORS.get(args[0]);
    var launch = Launch.onPort(0);
    for (int i = 1; i < args.length; i += 2) {
      var value = i + 1 < args.length ? args[i + 1] : "";
      if (args[i].equals("--port") && value.matches("\\d{1,5}")) {
        launch = launch.listeningOn(Integer.parseInt(value));
      } else if (args[i].equals("--data") && !value.isEmpty()) {
        launch = launch.keepingStateIn(Path.of(value));
      } else if (args[i].equals("--salesforce")
          && args[0].equals("pardot")
          && value.matches("https?://.+")) {
        launch = launch.joinedTo(URI.create(value));
      } else {
        return null;
      }
    }
    return vendor == null ? null : new Wish(vendor, launch);
  }
}
