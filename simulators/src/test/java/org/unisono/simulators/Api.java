package org.unisono.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A plain HTTP caller of a simulator.
public final class Api {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /// What came back.
  public record Answer(int status, String body, Map<String, String> headers) {
    public JsonNode json() {
      return Json.parse(body);
    }
  }

  private final URI baseUrl;
  private final String token;

  public Api(URI baseUrl, String token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  public Api withToken(String other) {
    return new Api(baseUrl, other);
  }

  public Answer get(String path) {
    return send("GET", path, "", "application/json", Map.of());
  }

  public Answer get(String path, Map<String, String> headers) {
    return send("GET", path, "", "application/json", headers);
  }

  public Answer post(String path, String json) {
    return send("POST", path, json, "application/json", Map.of());
  }

  public Answer patch(String path, String json) {
    return send("PATCH", path, json, "application/json", Map.of());
  }

  public Answer put(String path, String body, String type) {
    return send("PUT", path, body, type, Map.of());
  }

  public Answer put(String path, String json) {
    return put(path, json, "application/json");
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", "application/json", Map.of());
  }

  public Answer form(String path, Map<String, String> values) {
    var body =
        values.entrySet().stream()
            .map(e -> e.getKey() + "=" + escape(e.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", path, body, "application/x-www-form-urlencoded", Map.of());
  }

  public static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public Answer send(
      String method, String path, String body, String type, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type);
    headers.forEach(request::header);
    try {
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var found =
          response.headers().map().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getFirst()));
      return new Answer(response.statusCode(), response.body(), found);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
