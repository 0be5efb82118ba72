package org.unisono.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./unisono`: one command for people, scripts and operators.
@Command(
    name = "unisono",
    description =
        "A campaign is one thing, for sales and for marketing, in every system that has one.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Serve.class,
      Demo.class,
      ImportFile.class,
      Rehearse.class,
      SimulateVendor.class,
      RunBench.class,
      Doctor.class
    })
public final class Unisono {

  /// A virtual thread that loads a class keeps its carrier. With as many carriers as this machine
  /// has cores (two are common) the class loader of the packed jar was seen to wait for itself at
  /// start.
  private static final int CARRIERS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

  private Unisono() {}

  /// @param args the command and its options
  public static void main(String[] args) {
    System.setProperty("jdk.virtualThreadScheduler.parallelism", Integer.toString(CARRIERS));
    var commandLine = new CommandLine(new Unisono());
    java.util.Objects.requireNonNull(commandLine.getSubcommands().get("simulate"))
        .setUnmatchedOptionsArePositionalParams(true);
    int exit = commandLine.execute(args);
    if (exit != 0) {
      System.exit(exit);
    }
  }
}
