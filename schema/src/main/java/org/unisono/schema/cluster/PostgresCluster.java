package org.unisono.schema.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// PostgreSQL in a folder: `postgres/` is the cluster, `postgres.password` (mode 0600) its random
/// password, `postgres.log` what it says.
///
/// After a crash of the owner the server may still run: it is taken over when it answers, and
/// stopped by its pid and started again when it does not.
public final class PostgresCluster implements AutoCloseable {

  private static final String USER = "unisono";
  private static final Duration START = Duration.ofSeconds(60);

  private final FolderLock lock;
  private final Path data;
  private final int port;
  private final String password;

  private PostgresCluster(FolderLock lock, Path data, int port, String password) {
    this.lock = lock;
    this.data = data;
    this.port = port;
    this.password = password;
  }

  /// @param folder made when missing
  /// @throws ClusterRefused when another process owns the folder, or the server does not come up
  public static PostgresCluster start(Path folder, Durability durability) {
    try {
      Files.createDirectories(folder);
      var home = folder.toRealPath();
      var lock = FolderLock.take(home);
      return start(home, durability, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresCluster start(Path folder, Durability durability, FolderLock lock)
      throws IOException {
    var data = folder.resolve("postgres");
    var password = password(folder);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(folder, data);
    }
    var left = Postmaster.of(data);
    if (left.isPresent()) {
      if (answers(left.get().port(), password)) {
        return checked(new PostgresCluster(lock, data, left.get().port(), password), durability);
      }
      left.get().stop();
    }
    int port = freePort();
    launch(folder, data, port, durability);
    await(folder, port, password);
    return checked(new PostgresCluster(lock, data, port, password), durability);
  }

  /// A server that somebody else runs on the folder.
  ///
  /// @return null where none runs
  public static @Nullable Connection reach(Path folder) throws SQLException {
    try {
      var secret = folder.resolve("postgres.password");
      if (!Files.exists(secret)) {
        return null;
      }
      var left = Postmaster.of(folder.toRealPath().resolve("postgres"));
      return left.isEmpty()
          ? null
          : DriverManager.getConnection(
              url(left.get().port()), USER, Files.readString(secret).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String jdbcUrl() {
    return url(port);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  public Path dataFolder() {
    return data;
  }

  /// Stops the server and gives the folder free.
  @Override
  public void close() {
    try {
      Postmaster.of(data).ifPresent(Postmaster::stop);
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a folder with all that is in it.
  public static void deleteFolder(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static PostgresCluster checked(PostgresCluster cluster, Durability durability) {
    if (durability == Durability.DURABLE) {
      for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        if (!cluster.show(setting).equals("on")) {
          throw new ClusterRefused(
              "The database runs with " + setting + " off: data could be lost.");
        }
      }
    }
    return cluster;
  }

  private String show(String setting) {
    try (var connection = DriverManager.getConnection(url(port), USER, password);
        var answer = connection.createStatement().executeQuery("show " + setting)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new ClusterRefused("cannot read " + setting, e);
    }
  }

  private static String password(Path folder) throws IOException {
    var file = folder.resolve("postgres.password");
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file).strip();
  }

  /// Into a folder beside it, then renamed: a crash half-way leaves nothing that looks finished.
  private static void initialise(Path folder, Path data) throws IOException {
    var fresh = folder.resolve("postgres.new");
    if (Files.exists(fresh)) {
      deleteFolder(fresh);
    }
    run(
        folder,
        program("initdb"),
        "-D",
        fresh.toString(),
        "-U",
        USER,
        "-A",
        "scram-sha-256",
        "--pwfile=" + folder.resolve("postgres.password"),
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C");
    Files.move(fresh, data);
  }

  private static void launch(Path folder, Path data, int port, Durability durability)
      throws IOException {
    var command = new ArrayList<>(program("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    settings(durability)
        .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .start();
  }

  private static Properties settings(Durability durability) {
    var durable = durability == Durability.DURABLE ? "on" : "off";
    var settings = new Properties();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("fsync", durable);
    settings.put("synchronous_commit", durable);
    settings.put("full_page_writes", durable);
    settings.put("max_connections", "120");
    settings.put("shared_buffers", durability == Durability.DURABLE ? "512MB" : "128MB");
    settings.put("max_wal_size", "4GB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    return settings;
  }

  /// The server refuses to run as root. In a user namespace of its own it is nobody, and still the
  /// owner of its files.
  private static List<String> program(String name) throws IOException {
    var path = Binaries.unpacked().resolve("bin").resolve(name).toString();
    return "root".equals(System.getProperty("user.name"))
        ? List.of("unshare", "-U", path)
        : List.of(path);
  }

  private static void run(Path folder, List<String> program, String... arguments)
      throws IOException {
    var command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new ClusterRefused("PostgreSQL could not be set up:\n" + said);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Path folder, int port, String password) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!answers(port, password)) {
      if (System.nanoTime() > end) {
        throw new ClusterRefused(
            "PostgreSQL does not start. It said:\n"
                + Files.readString(folder.resolve("postgres.log")));
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
    }
  }

  private static boolean answers(int port, String password) {
    try (var _ = DriverManager.getConnection(url(port), USER, password)) {
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
