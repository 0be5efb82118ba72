package org.unisono.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.unisono.app.access.FirstSteps;
import org.unisono.cli.mail.MailCatcher;
import org.unisono.cli.rehearse.NotTaken;
import org.unisono.cli.rehearse.Rehearsal;
import org.unisono.connector.Connector;
import org.unisono.schema.Migrations;
import org.unisono.schema.RoomCopy;
import org.unisono.schema.cluster.ClusterRefused;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;
import org.unisono.simulators.Launch;
import org.unisono.simulators.Simulate;
import org.unisono.simulators.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./unisono rehearse CONNECTION`: what a connection would do, played on copies of both sides.
@Command(
    name = "rehearse",
    description =
        "Plays a connection through on copies of both sides, and reports. Neither the other system"
            + " nor this installation is changed.",
    mixinStandardHelpOptions = true)
final class Rehearse implements Callable<Integer> {

  /// What a bridge reads and writes of this side; nothing that sends or runs by itself.
  private static final List<String> ROOMS = List.of("fields", "people", "segments", "campaigns");

  @Parameters(paramLabel = "CONNECTION", description = "name or id")
  private String name = "";

  @Option(
      names = "--data",
      defaultValue = "data",
      description = "data folder of the installation, which runs (${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--stay",
      description = "keeps both copies up afterwards, to look at them, until this is stopped")
  private boolean stay;

  @Option(
      names = "--paired",
      description =
          "only the campaigns that are paired; else those of the same name are paired in a second"
              + " part, and the other system is asked who is in them")
  private boolean paired;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var running = Running.read(data).filter(Rehearse::answers);
    if (running.isEmpty()) {
      return fail("No installation runs on " + data + ". Start it, or say where with --data.");
    }
    var real = running.get();
    try {
      var connection = connection(real);
      return connection == null ? 1 : play(real, connection);
    } catch (ApiClient.ApiRefused
        | NotTaken
        | IllegalStateException
        | ClusterRefused
        | SQLException e) {
      return fail(String.valueOf(e.getMessage()));
    }
  }

  private static boolean answers(ApiClient client) {
    try {
      client.get("/api/v1/connectors");
      return true;
    } catch (UncheckedIOException | ApiClient.ApiRefused _) {
      return false;
    }
  }

  /// @return null where it is not clear which one is meant
  private @Nullable JsonNode connection(ApiClient real) {
    var all = real.get("/api/v1/connections?limit=1000").path("items").valueStream().toList();
    var meant =
        all.stream()
            .filter(
                c ->
                    c.path("id").asString().equals(name)
                        || c.path("name").asString().equalsIgnoreCase(name)
                        || c.path("system").asString().equals(name))
            .toList();
    if (meant.size() == 1) {
      return real.get("/api/v1/connections/" + meant.getFirst().path("id").asString());
    }
    fail(
        meant.isEmpty()
            ? "There is no connection " + name + ". There are:"
            : "Several connections are called " + name + ". Say which, by its id:");
    (meant.isEmpty() ? all : meant)
        .forEach(
            c -> fail("  %s  %s".formatted(c.path("id").asString(), c.path("name").asString())));
    return null;
  }

  private int play(ApiClient real, JsonNode connection)
      throws IOException, SQLException, InterruptedException {
    var out = spec.commandLine().getOut();
    var system = connection.path("system").asString();
    var connector =
        ServiceLoader.load(Connector.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(c -> c.key().equals(system))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no connector " + system + "."));
    out.println(
        "Rehearsal of %s. What was read of it is copied, and what is here; nothing else is touched."
            .formatted(connection.path("name").asString()));
    var last = connection.path("lastSyncAt").asString("");
    if (last.isEmpty()) {
      return fail("This connection has not read anything yet. Start a run: it only watches.");
    }
    out.println("   read last: " + last);
    out.flush();
    try (var simulator = Simulate.start(system, Launch.onPort(0));
        var catcher = MailCatcher.start(0);
        var scratch = Scratch.make("unisono-rehearsal")) {
      var cluster =
          scratch.start(
              folder -> PostgresCluster.start(folder, Durability.DURABLE), PostgresCluster::close);
      copyOurs(cluster, out);
      var server = scratch.start(_ -> Server.apart(cluster, catcher.port()), Server::close);
      var copy = new ApiClient(server.url(), server.bean(FirstSteps.class).localToken());
      int outcome = outcome(real, copy, connector, simulator, catcher, out, connection);
      if (stay) {
        stay(server, connector.name() + ", as copied: " + simulator.baseUrl(), out);
      }
      return outcome;
    }
  }

  /// Until somebody stops the process, which clears the copies away.
  private static void stay(Server server, String theirs, PrintWriter out)
      throws InterruptedException {
    out.println(theirs);
    out.println("This side, as copied: " + server.url());
    server
        .bean(FirstSteps.class)
        .setupPath()
        .ifPresent(path -> out.println("Make yourself an admin of it: " + server.url() + path));
    out.flush();
    new CountDownLatch(1).await();
  }

  private int outcome(
      ApiClient real,
      ApiClient copy,
      Connector connector,
      Simulator simulator,
      MailCatcher catcher,
      PrintWriter out,
      JsonNode connection) {
    var rehearsal =
        new Rehearsal(
            new ForRehearsal(real),
            new ForRehearsal(copy),
            connector,
            simulator,
            () -> catcher.messages().size(),
            out);
    var reach = paired ? Rehearsal.Reach.PAIRED : Rehearsal.Reach.ALL;
    boolean held = rehearsal.play(connection, reach) == Rehearsal.Outcome.AT_REST;
    out.println(
        held
            ? "The rehearsal held. Nothing was changed here, nor in %s.".formatted(connector.name())
            : "The rehearsal did not hold. Nothing was changed here, nor in %s."
                .formatted(connector.name()));
    out.flush();
    return held ? 0 : 1;
  }

  private void copyOurs(PostgresCluster cluster, PrintWriter out) throws SQLException {
    LoggingSystem.get(Rehearse.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
    var target = new PGSimpleDataSource();
    target.setUrl(cluster.jdbcUrl());
    target.setUser(cluster.user());
    target.setPassword(cluster.password());
    Migrations.migrate(target);
    try (var from = database();
        var to = target.getConnection()) {
      out.printf("   here: %,d rows copied%n", RoomCopy.copy(from, to, ROOMS));
      out.flush();
    }
  }

  private Connection database() throws SQLException {
    var url = System.getenv("UNISONO_DB_URL");
    if (url != null && !url.isBlank()) {
      return DriverManager.getConnection(
          url, System.getenv("UNISONO_DB_USER"), System.getenv("UNISONO_DB_PASSWORD"));
    }
    var embedded = PostgresCluster.reach(data);
    if (embedded == null) {
      throw new IllegalStateException("The database of " + data + " does not answer.");
    }
    return embedded;
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }
}
