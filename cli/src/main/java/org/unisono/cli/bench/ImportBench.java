package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A CSV into people and members, beside COPY into a staging table and one merge statement.
public final class ImportBench implements Bench {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public String name() {
    return "import";
  }

  @Override
  public void run(Rig rig, PrintWriter out) throws IOException, SQLException, InterruptedException {
    var csv = csv(rig.size());
    double floor = rig.size() / floor(rig, csv);
    var file = rig.folder().resolve("bench.csv");
    Files.writeString(file, csv);
    double ours = rig.size() / ours(rig, file);
    Bench.report(out, "rows into people and members", floor, ours);
  }

  private static String csv(int rows) {
    var csv = new StringBuilder("email,first,last\n");
    for (int i = 0; i < rows; i++) {
      csv.append("bench")
          .append(i)
          .append("@example.org,First")
          .append(i % 997)
          .append(",Last")
          .append(i % 9973)
          .append('\n');
    }
    return csv.toString();
  }

  /// @return seconds
  private static double floor(Rig rig, String csv) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var statement = connection.createStatement()) {
      statement.execute("create table bench_staging (email text, first text, last text)");
      statement.execute(
          "create table bench_people (email text primary key, first text, last text)");
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy bench_staging from stdin csv header", new StringReader(csv));
      statement.execute(
          "insert into bench_people select * from bench_staging on conflict (email) do update set first = excluded.first");
      double seconds = seconds(start);
      statement.execute("drop table bench_staging, bench_people");
      return seconds;
    }
  }

  private static double ours(Rig rig, Path file) throws IOException, InterruptedException {
    var campaign = send(rig, "/api/v1/campaigns", "application/json", "{\"name\": \"Bench\"}");
    var mapping =
        JSON.createObjectNode()
            .put("match", "email")
            .put("campaignId", campaign.path("id").asString());
    mapping
        .putObject("columns")
        .put("email", "email")
        .put("first", "firstName")
        .put("last", "lastName");
    var head =
        "--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"
            + mapping
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    long start = System.nanoTime();
    var started =
        send(
            rig,
            "/api/v1/imports",
            "multipart/form-data; boundary=b",
            head + Files.readString(file) + "\r\n--b--\r\n");
    while (!get(rig, "/api/v1/imports/" + started.path("id").asString())
        .path("state")
        .asString()
        .equals("done")) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return seconds(start);
  }

  static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  static JsonNode send(Rig rig, String path, String type, String body)
      throws IOException, InterruptedException {
    return read(
        request(rig, path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static JsonNode get(Rig rig, String path) throws IOException, InterruptedException {
    return read(request(rig, path).GET());
  }

  private static HttpRequest.Builder request(Rig rig, String path) {
    return HttpRequest.newBuilder(URI.create(rig.url() + path))
        .header("Authorization", "Bearer " + rig.token());
  }

  private static JsonNode read(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = Http.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
  }
}
