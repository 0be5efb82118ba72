package org.unisono.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.unisono.simulators.Simulate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./unisono simulate VENDOR --port N`: a vendor's API on loopback, until it is stopped.
@Command(
    name = "simulate",
    description =
        "Runs a vendor simulator on 127.0.0.1: salesforce, pardot, dynamics, sugarcrm, suitecrm,"
            + " hubspot, marketo, activecampaign. Options: --port N, --data DIR, and for pardot"
            + " --salesforce URL, the simulator of Salesforce that it is joined to.")
final class SimulateVendor implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "VENDOR OPTIONS")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    Simulate.main(arguments.toArray(String[]::new));
    return 0;
  }
}
