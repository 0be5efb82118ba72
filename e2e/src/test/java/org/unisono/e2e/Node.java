package org.unisono.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The packaged application as a process of its own, on a data folder that outlives it.
final class Node implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path JAR = Path.of("..", "cli", "target", "unisono-app.jar");

  private static final int KILLED = 137;

  private final Process process;
  private final String url;
  private final String token;

  private Node(Process process, String url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  /// Starts and waits until it answers.
  static Node start(Path data) {
    return start(data, Map.of());
  }

  /// @param environment settings such as `UNISONO_SMTP_PORT`
  static Node start(Path data, Map<String, String> environment) {
    return started(data, environment)
        .orElseThrow(() -> new AssertionError("it was to start, and ended at its point"));
  }

  /// Starts it to end at a point (see `UNISONO_HALT_AT`); empty when it has come to it before it
  /// was ready.
  static Optional<Node> startToDieAt(String point, Path data, Map<String, String> environment) {
    var settings = new HashMap<>(environment);
    settings.put("UNISONO_HALT_AT", point);
    return started(data, settings);
  }

  private static Optional<Node> started(Path data, Map<String, String> environment) {
    try {
      var builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  JAR.toString(),
                  "serve",
                  "--port",
                  "0",
                  "--data",
                  data.toString())
              .redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      var said = new StringBuilder();
      var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line; (line = out.readLine()) != null; ) {
        said.append(line).append('\n');
        if (line.startsWith("Unisono is ready: ")) {
          Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
          var url = line.substring("Unisono is ready: ".length()).strip();
          return Optional.of(new Node(process, url, token(data)));
        }
      }
      if (process.waitFor() == KILLED) {
        return Optional.empty();
      }
      throw new AssertionError("it does not start:\n" + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String token(Path data) throws IOException {
    return JSON.readTree(Files.readString(data.resolve("server.json"))).path("token").asString();
  }

  /// `kill -9`: the process has no chance to say goodbye; its database lives on.
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /// The plug of the whole machine: its database dies with it, both at once.
  void killWithDatabase(Path data) {
    var database = database(data);
    process.destroyForcibly();
    database.ifPresent(ProcessHandle::destroyForcibly);
    ended();
    database.ifPresent(d -> d.onExit().join());
  }

  private static Optional<ProcessHandle> database(Path data) {
    try (var lines = Files.lines(data.resolve("postgres").resolve("postmaster.pid"))) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it has come to the point that `UNISONO_HALT_AT` names, and has ended there.
  void diesByItself() {
    ended();
    if (process.exitValue() != KILLED) {
      throw new AssertionError("it ended by itself with " + process.exitValue());
    }
  }

  private void ended() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the process does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  JsonNode patch(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  JsonNode upload(String path, String csv, Object mapping) {
    var boundary = "----unisono";
    var body =
        "--%s\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, JSON.writeValueAsString(mapping), boundary, csv, boundary);
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  /// @throws UncheckedIOException when the node dies before it answers
  private static JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Stops it as an operator does; its database stops with it.
  @Override
  public void close() {
    process.destroy();
    ended();
  }
}
