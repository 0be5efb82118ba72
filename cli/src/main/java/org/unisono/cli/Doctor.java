package org.unisono.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.unisono.cli.doctor.Finding;
import org.unisono.cli.doctor.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./unisono doctor`: a line for each thing that `serve` needs, and what to do where one is amiss.
@Command(
    name = "doctor",
    description = "Checks Java, settings, data folder, database, mail host and port.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "8080", description = "of serve (${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--data", defaultValue = "data", description = "data folder (${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec;

  private final Map<String, String> settings;

  Doctor() {
    this(System.getenv());
  }

  Doctor(Map<String, String> settings) {
    this.settings = settings;
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    var findings = new Surroundings(settings, port, data).examined();
    var out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(finding.line()));
    out.flush();
    return findings.stream().anyMatch(f -> f.grade() == Finding.Grade.BROKEN) ? 1 : 0;
  }
}
