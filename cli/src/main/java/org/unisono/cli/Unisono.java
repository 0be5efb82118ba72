package org.unisono.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./unisono`: one command for people, scripts and operators.
@Command(
    name = "unisono",
    description =
        "A campaign is one thing, for sales and for marketing, in every system that has one.",
    mixinStandardHelpOptions = true,
    subcommands = {Serve.class, Demo.class, ImportFile.class, SimulateVendor.class, RunBench.class})
public final class Unisono {

  private Unisono() {}

  /// @param args the command and its options
  public static void main(String[] args) {
    var commandLine = new CommandLine(new Unisono());
    java.util.Objects.requireNonNull(commandLine.getSubcommands().get("simulate"))
        .setUnmatchedOptionsArePositionalParams(true);
    int exit = commandLine.execute(args);
    if (exit != 0) {
      System.exit(exit);
    }
  }
}
