package org.unisono.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.unisono.app.UnisonoApplication;
import org.unisono.cli.bench.Bench;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;

/// A running node with its database, embedded or not.
final class Server implements AutoCloseable {

  private final @Nullable PostgresCluster cluster;
  private final ConfigurableApplicationContext context;

  private Server(@Nullable PostgresCluster cluster, ConfigurableApplicationContext context) {
    this.cluster = cluster;
    this.context = context;
  }

  /// @param port 0 for any free one
  /// @param data where the embedded database lives; not used with `UNISONO_DB_URL`
  static Server start(int port, Path data, Map<String, Object> more) {
    return start(port, data, more, _ -> {});
  }

  /// @param extras what the demo adds to an ordinary node
  static Server start(
      int port, Path data, Map<String, Object> more, Consumer<SpringApplication> extras) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("server.port", port);
    var cluster = database(data, properties);
    try {
      return new Server(cluster, context(properties, extras));
    } catch (RuntimeException e) {
      if (cluster != null) {
        cluster.close();
      }
      throw e;
    }
  }

  /// A node on a database of its own, whatever the environment says: it speaks to no other, and its
  /// mails go to the port on this machine.
  static Server apart(PostgresCluster cluster, int mailPort) {
    return new Server(
        cluster,
        context(
            Map.of(),
            _ -> {},
            "--server.port=0",
            "--logging.level.org.flywaydb=error",
            "--unisono.smtp.host=127.0.0.1",
            "--unisono.smtp.port=" + mailPort,
            "--unisono.sole-node=true",
            "--spring.datasource.url=" + cluster.jdbcUrl(),
            "--spring.datasource.username=" + cluster.user(),
            "--spring.datasource.password=" + cluster.password()));
  }

  private static ConfigurableApplicationContext context(
      Map<String, Object> properties, Consumer<SpringApplication> extras, String... arguments) {
    var application = new SpringApplication(UnisonoApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(properties);
    extras.accept(application);
    return application.run(arguments);
  }

  private static @Nullable PostgresCluster database(Path data, Map<String, Object> properties) {
    var url = System.getenv("UNISONO_DB_URL");
    if (url != null && !url.isBlank()) {
      properties.put("spring.datasource.url", url);
      putEnvironment(properties, "spring.datasource.username", "UNISONO_DB_USER");
      putEnvironment(properties, "spring.datasource.password", "UNISONO_DB_PASSWORD");
      return null;
    }
    var cluster = PostgresCluster.start(data, Durability.DURABLE);
    properties.put("unisono.sole-node", true);
    properties.put("spring.datasource.url", cluster.jdbcUrl());
    properties.put("spring.datasource.username", cluster.user());
    properties.put("spring.datasource.password", cluster.password());
    return cluster;
  }

  private static void putEnvironment(Map<String, Object> properties, String key, String name) {
    var value = System.getenv(name);
    if (value != null) {
      properties.put(key, value);
    }
  }

  String url() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + Objects.requireNonNull(server).getPort();
  }

  /// For benchmarks, which also measure the bare database.
  Bench.Rig rig(String token, Path folder, int size) {
    var database = Objects.requireNonNull(cluster, "a bench has a database of its own");
    return new Bench.Rig(
        url(), token, database.jdbcUrl(), database.user(), database.password(), folder, size);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// The node first, so that nothing writes when the database stops.
  @Override
  public void close() {
    context.close();
    if (cluster != null) {
      cluster.close();
    }
  }
}
