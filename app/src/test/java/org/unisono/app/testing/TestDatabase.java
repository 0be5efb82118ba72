package org.unisono.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.SpringApplication;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;

/// One embedded PostgreSQL per test JVM. Its time zone differs from the JVM's on purpose.
public final class TestDatabase {

  private static final PostgresCluster CLUSTER = start();

  private TestDatabase() {}

  public static PostgresCluster cluster() {
    return CLUSTER;
  }

  private static PostgresCluster start() {
    try {
      var folder = Files.createTempDirectory("unisono-test");
      var cluster = PostgresCluster.start(folder, Durability.DISPOSABLE);
      // Once the applications are closed: one that gives something back would wait for it.
      SpringApplication.getShutdownHandlers().add(() -> stop(cluster, folder));
      try (var connection =
              DriverManager.getConnection(cluster.jdbcUrl(), cluster.user(), cluster.password());
          var statement = connection.createStatement()) {
        statement.execute("alter role unisono set timezone = 'Asia/Kathmandu'");
      }
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(PostgresCluster cluster, java.nio.file.Path folder) {
    cluster.close();
    try {
      PostgresCluster.deleteFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
