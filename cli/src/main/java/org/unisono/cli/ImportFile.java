package org.unisono.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.unisono.app.access.FirstSteps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./unisono import`: a file becomes people and members, with progress and the file to mend.
@Command(
    name = "import",
    description = "Imports a CSV file: people, their custom fields, and members of a campaign.",
    mixinStandardHelpOptions = true)
final class ImportFile implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(200);

  @Parameters(paramLabel = "FILE", description = "the file")
  private Path file = Path.of("");

  @Option(names = "--campaign", description = "name or code; made when there is none")
  private @Nullable String campaign;

  @Option(names = "--type", description = "type of a campaign that is made (other, telesales, …)")
  private @Nullable String type;

  @Option(
      names = "--map",
      paramLabel = "HEADER=TARGET",
      description = "email, firstName, externalIds.<system>, fields.<key>, status, …")
  private List<String> maps = List.of();

  @Option(
      names = "--match",
      defaultValue = "email",
      description = "email, externalIds.<system> or row (${DEFAULT-VALUE})")
  private String match = "email";

  @Option(
      names = "--status",
      description = "status of all members; the ladder's default when left out")
  private @Nullable String status;

  @Option(
      names = "--value",
      paramLabel = "HEADER:VALUE=STATUS",
      description = "status of those rows whose column has the value")
  private List<String> values = List.of();

  @Option(
      names = "--where",
      paramLabel = "HEADER=VALUE",
      description = "only rows whose column has the value")
  private List<String> wheres = List.of();

  @Option(names = "--create-fields", description = "make custom fields that are missing")
  private boolean createFields;

  @Option(names = "--dry-run", description = "count, and change nothing")
  private boolean dryRun;

  @Option(
      names = "--data",
      defaultValue = "data",
      description = "data folder of the installation (${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(names = "--url", description = "a running installation elsewhere (with UNISONO_TOKEN)")
  private @Nullable String url;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      return fail("There is no file " + file + ".");
    }
    try {
      return withClient();
    } catch (ApiClient.ApiRefused | IllegalArgumentException e) {
      return fail(String.valueOf(e.getMessage()));
    }
  }

  /// Speaks to the node that runs on the folder; where none runs, it runs one for the while.
  private int withClient() throws IOException {
    if (url != null) {
      return run(new ApiClient(url, String.valueOf(System.getenv("UNISONO_TOKEN"))));
    }
    var running = Running.read(data).filter(ImportFile::answers);
    if (running.isPresent()) {
      return run(running.get());
    }
    try (var server = Server.start(0, data, Map.of())) {
      return run(new ApiClient(server.url(), server.bean(FirstSteps.class).localToken()));
    }
  }

  private static boolean answers(ApiClient client) {
    try {
      client.get("/api/v1/campaigns/vocabulary");
      return true;
    } catch (java.io.UncheckedIOException | ApiClient.ApiRefused _) {
      return false;
    }
  }

  private int run(ApiClient client) throws IOException {
    var out = spec.commandLine().getOut();
    Map<String, Object> mapping = new HashMap<>();
    mapping.put("columns", pairs(maps, "--map"));
    mapping.put("match", match);
    mapping.put("where", pairs(wheres, "--where"));
    mapping.put("values", values());
    mapping.put("createFields", createFields);
    mapping.put("dryRun", dryRun);
    if (status != null) {
      mapping.put("status", status);
    }
    if (campaign != null) {
      var id = campaign(client, campaign, out);
      if (id == null) {
        mapping.keySet().removeAll(List.of("status", "values"));
      } else {
        mapping.put("campaignId", id);
      }
    }
    var done = await(client, client.upload("/api/v1/imports", file, mapping), out);
    return report(client, done, out);
  }

  private Map<String, Map<String, String>> values() {
    Map<String, Map<String, String>> result = new HashMap<>();
    for (var value : values) {
      int colon = value.indexOf(':');
      int equals = value.indexOf('=', colon + 1);
      if (colon < 1 || equals < 0) {
        throw new IllegalArgumentException("--value " + value + ": write HEADER:VALUE=STATUS.");
      }
      result
          .computeIfAbsent(value.substring(0, colon), _ -> new HashMap<>())
          .put(value.substring(colon + 1, equals), value.substring(equals + 1));
    }
    return result;
  }

  private static Map<String, String> pairs(List<String> options, String name) {
    Map<String, String> result = new HashMap<>();
    for (var option : options) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(name + " " + option + ": write HEADER=….");
      }
      result.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return result;
  }

  /// @return its id; null where it would have to be made and this is a dry run
  private @Nullable String campaign(ApiClient client, String name, PrintWriter out) {
    var query = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
    for (var found : client.get("/api/v1/campaigns?q=" + query + "&limit=1000").path("items")) {
      if (name.equalsIgnoreCase(found.path("name").asString(""))
          || name.equalsIgnoreCase(found.path("code").asString(""))) {
        return found.path("id").asString();
      }
    }
    if (dryRun) {
      out.println(
          "There is no campaign " + name + " yet: it would be made. Rows are checked as people.");
      return null;
    }
    var made =
        client.post(
            "/api/v1/campaigns", Map.of("name", name, "type", type == null ? "other" : type));
    out.println("Made the campaign " + name + ".");
    return made.path("id").asString();
  }

  private static JsonNode await(ApiClient client, JsonNode started, PrintWriter out) {
    var path = "/api/v1/imports/" + started.path("id").asString();
    var now = started;
    int shown = -1;
    while (List.of("queued", "running").contains(now.path("state").asString())) {
      int percent = (int) (now.path("progress").asDouble() * 100);
      if (percent / 10 > shown / 10) {
        out.println(percent + " %");
        out.flush();
        shown = percent;
      }
      LockSupport.parkNanos(LOOK.toNanos());
      now = client.get(path);
    }
    return now;
  }

  private int report(ApiClient client, JsonNode done, PrintWriter out) throws IOException {
    var counts = done.path("counts");
    out.println(dryRun ? "Dry run, nothing was changed:" : "Done:");
    for (var name :
        List.of("rows", "created", "updated", "unchanged", "members", "skipped", "refused")) {
      out.printf("  %-10s %,d%n", name, counts.path(name).asLong());
    }
    if (counts.path("refused").asLong() > 0) {
      var mend = Path.of(file + ".refused.csv").getFileName();
      Files.writeString(
          mend, client.text("/api/v1/imports/" + done.path("id").asString() + "/refused.csv"));
      out.println("Refused rows with their reasons: " + mend);
    }
    out.flush();
    return done.path("state").asString().equals("done") ? 0 : 1;
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }
}
