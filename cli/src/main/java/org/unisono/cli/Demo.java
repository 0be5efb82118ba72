package org.unisono.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.unisono.app.access.FirstSteps;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.access.Users;
import org.unisono.cli.demo.DemoPeople;
import org.unisono.cli.demo.OtherSystems;
import org.unisono.cli.demo.Stage;
import org.unisono.cli.demo.Story;
import org.unisono.cli.demo.StoryBroken;
import org.unisono.cli.mail.MailCatcher;
import org.unisono.schema.cluster.ClusterRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./unisono demo`: everything set up, the main story played once, and the installation left
/// running.
@Command(
    name = "demo",
    description = "Sets everything up, plays the main story once, and stays up.",
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "8080", description = "on 127.0.0.1 (${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "data/demo",
      description = "data folder (${DEFAULT-VALUE})")
  private Path data = Path.of("data", "demo");

  @Option(names = "--people", description = "a CSV of people instead of the made-up one")
  private @Nullable Path people;

  @Option(names = "--headless", description = "for scripts: prints no invitation to a browser")
  private boolean headless;

  @Option(
      names = "--once",
      description = "ends after the story: 0 when it held, 1 with the failing step")
  private boolean once;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (var catcher = MailCatcher.start(0)) {
      return play(Server.start(port, data, properties(catcher), with(catcher)));
    } catch (ClusterRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private static Map<String, Object> properties(MailCatcher catcher) {
    return Map.of(
        "unisono.demo", "true",
        "unisono.smtp.host", "127.0.0.1",
        "unisono.smtp.port", catcher.port());
  }

  /// An ordinary node that also shows the mails that were caught.
  private static Consumer<SpringApplication> with(MailCatcher catcher) {
    return application -> {
      application.addPrimarySources(List.of(DevMailController.class));
      application.addInitializers(
          context -> context.getBeanFactory().registerSingleton("mailCatcher", catcher));
    };
  }

  /// The simulators come after the node, which refuses a folder that another one has.
  private int play(Server server) throws IOException, InterruptedException {
    try (var others = OtherSystems.start(data.resolve("simulators"))) {
      return play(server, others);
    }
  }

  private int play(Server server, OtherSystems others) throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var login = login(server);
    var client = new ApiClient(server.url(), login.token());
    Running.write(data, new ApiClient(server.url(), server.bean(FirstSteps.class).localToken()));
    try {
      if (once || !Files.exists(data.resolve("token"))) {
        var file = people == null ? DemoPeople.write(data) : people;
        Story.tell(new Stage(new OverHttp(client), others, file, out), out);
        out.println("The story held.");
      }
    } catch (StoryBroken | ApiClient.ApiRefused e) {
      spec.commandLine().getErr().println("The story broke. " + e.getMessage());
      server.close();
      return 1;
    }
    SecretFile.write(data.resolve("token"), login.token());
    if (once) {
      server.close();
      return 0;
    }
    invite(server, login, out);
    Serve.stay(server, out);
    return 0;
  }

  private void invite(Server server, Login login, PrintWriter out) {
    out.println();
    out.println((headless ? "URL:      " : "Open      ") + server.url());
    out.println("Login:    " + login.login());
    out.println("Password: " + login.password());
    out.println("Token:    " + login.token());
    out.flush();
  }

  /// The demo's own admin, made on the first start with a password of chance.
  private Login login(Server server) {
    var users = server.bean(Users.class);
    var kept = data.resolve("demo-password");
    if (users.isEmpty()) {
      var bytes = new byte[9];
      new SecureRandom().nextBytes(bytes);
      SecretFile.write(kept, HexFormat.of().formatHex(bytes));
      users.add("demo", "Demo Admin", SecretFile.read(kept), Role.ADMIN);
    }
    var admin =
        users.all().stream().filter(u -> u.login().equals("demo")).findFirst().orElseThrow();
    var token = users.issueToken(admin.id(), "demo", Scope.ADMIN).secret();
    return new Login("demo", SecretFile.read(kept), token);
  }

  private record Login(String login, String password, String token) {}
}
