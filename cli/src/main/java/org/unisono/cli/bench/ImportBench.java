package org.unisono.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/// A CSV into people and members, beside COPY into a staging table and one merge statement.
public final class ImportBench implements Bench {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int WARM_UP = 20_000;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public void run(Rig rig, PrintWriter out) throws IOException, SQLException, InterruptedException {
    take(rig, csv(rig, "warm", WARM_UP));
    var file = csv(rig, "bench", rig.size());
    double floor = rig.size() / floor(rig, file);
    double ours = rig.size() / take(rig, file);
    Bench.report(out, "rows into people and members", floor, ours);
    Bench.memory(out);
  }

  static Path csv(Rig rig, String name, int rows) throws IOException {
    var file = rig.folder().resolve(name + ".csv");
    try (var csv = Files.newBufferedWriter(file)) {
      csv.write("email,first,last\n");
      for (int i = 0; i < rows; i++) {
        csv.write("%s%d@example.org,First%d,Last%d\n".formatted(name, i, i % 997, i % 9973));
      }
    }
    return file;
  }

  /// @return seconds
  private static double floor(Rig rig, Path csv) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password());
        var statement = connection.createStatement();
        var rows = Files.newBufferedReader(csv)) {
      statement.execute("create table bench_staging (email text, first text, last text)");
      statement.execute(
          "create table bench_people (email text primary key, first text, last text)");
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy bench_staging from stdin csv header", rows);
      statement.execute(
          "insert into bench_people select * from bench_staging on conflict (email) do update set first = excluded.first");
      double seconds = seconds(start);
      statement.execute("drop table bench_staging, bench_people");
      return seconds;
    }
  }

  /// Imports a file into a campaign of its own.
  ///
  /// @return seconds
  static double take(Rig rig, Path file) throws IOException, InterruptedException {
    var campaign = Api.post(rig, "/api/v1/campaigns", "{\"name\": \"Import\"}");
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
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(file),
            BodyPublishers.ofString("\r\n--b--\r\n"));
    long start = System.nanoTime();
    var started = Api.send(rig, "/api/v1/imports", "multipart/form-data; boundary=b", body);
    var path = "/api/v1/imports/" + started.path("id").asString();
    while (!Api.get(rig, path).path("state").asString().equals("done")) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
