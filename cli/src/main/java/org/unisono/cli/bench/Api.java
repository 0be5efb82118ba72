package org.unisono.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The node's own HTTP API, for what a bench sets up.
final class Api {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Api() {}

  static JsonNode post(Bench.Rig rig, String path, String json)
      throws IOException, InterruptedException {
    return send(rig, path, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  static JsonNode send(Bench.Rig rig, String path, String type, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    return read(request(rig, path).header("Content-Type", type).POST(body));
  }

  static JsonNode get(Bench.Rig rig, String path) throws IOException, InterruptedException {
    return read(request(rig, path).GET());
  }

  private static HttpRequest.Builder request(Bench.Rig rig, String path) {
    return HttpRequest.newBuilder(URI.create(rig.url() + path))
        .header("Authorization", "Bearer " + rig.token());
  }

  private static JsonNode read(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
