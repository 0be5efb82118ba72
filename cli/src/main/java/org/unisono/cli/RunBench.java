package org.unisono.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unisono.app.access.FirstSteps;
import org.unisono.cli.bench.Bench;
import org.unisono.cli.bench.EventsBench;
import org.unisono.cli.bench.ImportBench;
import org.unisono.cli.bench.TriggerBench;
import org.unisono.schema.cluster.PostgresCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./unisono bench [NAME]`: how fast, beside the raw limit of the same run.
@Command(
    name = "bench",
    description =
        "Runs the benchmarks: events, trigger, import, sync. Each beside the raw limit of the same run.",
    mixinStandardHelpOptions = true)
final class RunBench implements Callable<Integer> {

  private static final List<Bench> BENCHES =
      List.of(new EventsBench(), new TriggerBench(), new ImportBench(), new SyncBench());

  @Parameters(arity = "0..1", paramLabel = "NAME")
  private @Nullable String name;

  @Option(
      names = "--size",
      defaultValue = "50000",
      description = "events or rows (${DEFAULT-VALUE})")
  private int size;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    var chosen = BENCHES.stream().filter(b -> name == null || b.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      spec.commandLine().getErr().println("There is no bench " + name + ".");
      return 2;
    }
    var folder = Files.createTempDirectory("unisono-bench");
    try (var server = Server.start(0, folder.resolve("data"), Map.of())) {
      var token = server.bean(FirstSteps.class).localToken();
      for (var bench : chosen) {
        out.println(bench.name());
        bench.run(server.rig(token, folder, size), out);
      }
    } finally {
      PostgresCluster.deleteFolder(folder);
    }
    return 0;
  }
}
