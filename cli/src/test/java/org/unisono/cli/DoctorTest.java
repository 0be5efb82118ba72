package org.unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.cli.mail.MailCatcher;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;
import picocli.CommandLine;

class DoctorTest {

  /// A port of the loopback that nobody listens on.
  private static final String NOWHERE = "1";

  @TempDir private Path folder = Path.of("");

  private record Said(int exit, String text) {}

  private Said doctor(Map<String, String> settings, String... more) {
    var out = new StringWriter();
    var command = new CommandLine(new Doctor(settings)).setOut(new PrintWriter(out));
    var arguments = new String[more.length + 2];
    arguments[0] = "--data";
    arguments[1] = folder.resolve("data").toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return new Said(command.execute(arguments), out.toString());
  }

  /// With a database address, so that no trial server is started.
  private Said withoutDatabase(Map<String, String> settings, String... more) {
    var all = new HashMap<>(settings);
    all.put("UNISONO_DB_URL", "jdbc:postgresql://127.0.0.1:" + NOWHERE + "/x");
    return doctor(all, more);
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aSoundInstallationLeavesWithZero() throws IOException {
    try (var mail = MailCatcher.start(0)) {
      var said =
          doctor(
              Map.of("UNISONO_SMTP_HOST", "127.0.0.1", "UNISONO_SMTP_PORT", "" + mail.port()),
              "--port",
              "" + free());

      assertThat(said.text())
          .contains("ok      Java", "ok      Settings", "ok      Data folder", "ok      Mail host")
          .contains("ok      Database    PostgreSQL 18", "embedded, starts here, durable")
          .contains("is free");
      assertThat(said.exit()).isZero();
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void aDatabaseThatIsNotReachableIsSaidWithWhatToDo() {
    var said = withoutDatabase(Map.of());

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text()).contains("broken  Database    not reachable").contains("→ see that it");
  }

  @Test
  void aDatabaseThatCouldLoseDataIsBroken() throws IOException {
    try (var cluster = PostgresCluster.start(folder.resolve("pg"), Durability.DISPOSABLE)) {
      var said =
          doctor(
              Map.of(
                  "UNISONO_DB_URL",
                  cluster.jdbcUrl(),
                  "UNISONO_DB_USER",
                  cluster.user(),
                  "UNISONO_DB_PASSWORD",
                  cluster.password()));

      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.text())
          .contains("fsync is off", "synchronous_commit is off")
          .doesNotContain(cluster.password());
    }
  }

  @Test
  void aMailHostThatDoesNotAnswerIsBrokenAndNoneIsOnlyNoted() {
    var silent =
        withoutDatabase(Map.of("UNISONO_SMTP_HOST", "127.0.0.1", "UNISONO_SMTP_PORT", NOWHERE));

    assertThat(silent.text()).contains("broken  Mail host   127.0.0.1:1 does not answer");
    assertThat(withoutDatabase(Map.of()).text()).contains("note    Mail host   none");
  }

  @Test
  void aSlipOfThePenIsNotedAndAWrongValueIsBroken() {
    var said =
        withoutDatabase(
            Map.of(
                "UNISONO_SMPT_HOST", "x", "UNISONO_SMTP_PORT", "many", "UNISONO_PUBLIC_URL", "x"));

    assertThat(said.text())
        .contains("note    Settings    UNISONO_SMPT_HOST is not a setting")
        .contains("broken  Settings    UNISONO_SMTP_PORT is no number")
        .contains("broken  Settings    UNISONO_PUBLIC_URL is no address");
  }

  @Test
  void aPortThatIsTakenAndAFolderThatCannotBeAreBroken() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    try (var other = MailCatcher.start(0)) {
      var said = withoutDatabase(Map.of(), "--port", "" + other.port());

      assertThat(said.text())
          .contains("is taken by another program")
          .contains("broken  Data folder")
          .contains("cannot be written");
    }
  }

  @Test
  void aSecretThatOthersMayReadIsBroken() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    var secret = Files.writeString(data.resolve("postgres.password"), "s3cret");
    Files.setPosixFilePermissions(
        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

    var said = withoutDatabase(Map.of());

    assertThat(said.text()).contains("others may read").contains("chmod 600").doesNotContain("s3c");
  }
}
