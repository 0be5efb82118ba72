package org.unisono.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.unisono.schema.cluster.ClusterRefused;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;

/// The database: reachable, new enough, and keeping what it was given. An embedded one that does
/// not run is tried in a folder of its own, which is deleted again.
final class CheckDatabase implements Check {

  private static final String ABOUT = "Database";
  private static final int LEAST = 18;
  private static final String SECONDS_TO_CONNECT = "5";
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final Surroundings around;

  CheckDatabase(Surroundings around) {
    this.around = around;
  }

  private record Address(String url, String user, String password) {}

  @Override
  public List<Finding> look() {
    var url = around.setting("UNISONO_DB_URL");
    if (url.isPresent()) {
      return ofOthers(
          new Address(
              url.get(),
              around.setting("UNISONO_DB_USER").orElse(""),
              around.setting("UNISONO_DB_PASSWORD").orElse("")));
    }
    var running = running();
    return running.isPresent() ? examined(running.get(), "embedded, running") : tried();
  }

  private List<Finding> ofOthers(Address address) {
    return examined(address, "reachable");
  }

  private static List<Finding> examined(Address address, String how) {
    try (var connection = connect(address)) {
      List<Finding> findings = new ArrayList<>();
      var version = connection.getMetaData();
      if (version.getDatabaseMajorVersion() < LEAST) {
        findings.add(
            Finding.broken(
                ABOUT,
                "PostgreSQL " + version.getDatabaseProductVersion() + " is too old",
                "use PostgreSQL " + LEAST + " or newer"));
      }
      durable(connection, findings);
      if (findings.isEmpty()) {
        var text = "PostgreSQL " + version.getDatabaseProductVersion() + ", " + how;
        findings.add(Finding.ok(ABOUT, text + ", durable"));
      }
      return findings;
    } catch (SQLException e) {
      return List.of(
          Finding.broken(
              ABOUT,
              "not reachable: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "see that it runs, and that UNISONO_DB_URL, _USER and _PASSWORD are right"));
    }
  }

  private static void durable(Connection connection, List<Finding> findings) throws SQLException {
    for (var setting : DURABLE) {
      try (var statement = connection.createStatement();
          var answer = statement.executeQuery("show " + setting)) {
        answer.next();
        if (answer.getString(1).equals("off")) {
          findings.add(
              Finding.broken(
                  ABOUT,
                  setting + " is off: what was accepted could be lost",
                  "set " + setting + " = on in postgresql.conf"));
        }
      }
    }
  }

  private static Connection connect(Address address) throws SQLException {
    var properties = new Properties();
    properties.put("user", address.user());
    properties.put("password", address.password());
    properties.put("loginTimeout", SECONDS_TO_CONNECT);
    properties.put("connectTimeout", SECONDS_TO_CONNECT);
    return DriverManager.getConnection(address.url(), properties);
  }

  /// The embedded server of the data folder, by the files that it keeps while it runs.
  private Optional<Address> running() {
    var pid = around.data().resolve("postgres").resolve("postmaster.pid");
    var password = around.data().resolve("postgres.password");
    if (!Files.exists(pid) || !Files.exists(password)) {
      return Optional.empty();
    }
    try {
      var port = Files.readAllLines(pid).get(3).strip();
      var address =
          new Address(
              "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
              "unisono",
              Files.readString(password).strip());
      connect(address).close();
      return Optional.of(address);
    } catch (IOException | SQLException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static List<Finding> tried() {
    try {
      var folder = Files.createTempDirectory("unisono-doctor");
      try (var cluster = PostgresCluster.start(folder, Durability.DURABLE)) {
        var address = new Address(cluster.jdbcUrl(), cluster.user(), cluster.password());
        return examined(address, "embedded, starts here");
      } finally {
        delete(folder);
      }
    } catch (IOException | ClusterRefused e) {
      return List.of(
          Finding.broken(
              ABOUT,
              "the embedded PostgreSQL does not start: "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "set UNISONO_DB_URL to a server of your own"));
    }
  }

  private static void delete(Path folder) throws IOException {
    PostgresCluster.deleteFolder(folder);
  }
}
