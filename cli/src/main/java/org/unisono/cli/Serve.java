package org.unisono.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.unisono.app.access.FirstSteps;
import org.unisono.schema.cluster.ClusterRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./unisono serve`: production. Stays until it is stopped.
@Command(
    name = "serve",
    description = "Runs Unisono. Without UNISONO_DB_URL it keeps an embedded PostgreSQL in --data.",
    mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "8080", description = "on 127.0.0.1 (${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--data", defaultValue = "data", description = "data folder (${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec;

  Serve() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    try {
      var server = Server.start(port, data, Map.of());
      Running.write(data, new ApiClient(server.url(), server.bean(FirstSteps.class).localToken()));
      stay(server, out);
      return 0;
    } catch (ClusterRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  /// Until somebody stops the process.
  static void stay(Server server, PrintWriter out) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                }));
    out.println("Unisono is ready: " + server.url());
    server
        .bean(FirstSteps.class)
        .setupPath()
        .ifPresent(path -> out.println("Create the first admin: " + server.url() + path));
    out.flush();
    stopped.await();
  }
}
