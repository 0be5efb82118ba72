package org.unisono.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A plain client of the HTTP API.
///
/// @param base where the server is
/// @param token a bearer token, or empty for nobody
/// @param language in which answers are read; empty says nothing of it
public record Api(String base, String token, String language) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  public static final JsonMapper JSON = JsonMapper.shared();

  public Api(String base, String token) {
    this(base, token, "");
  }

  public Api in(String reading) {
    return new Api(base, token, reading);
  }

  /// An answer of the server.
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    public String code() {
      return body.path("code").asString("");
    }

    public String id() {
      return body.path("id").asString();
    }

    public String etag() {
      return raw.headers().firstValue("ETag").orElse("");
    }

    public JsonNode items() {
      return body.path("items");
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, Object body) {
    return post(path, body, Map.of());
  }

  public Answer post(String path, Object body, Map<String, String> headers) {
    var request = request(path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.POST(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  public Answer patch(String path, Object body, String ifMatch) {
    var request = request(path).header("Content-Type", "application/merge-patch+json");
    if (!ifMatch.isEmpty()) {
      request.header("If-Match", ifMatch);
    }
    return send(request.method("PATCH", HttpRequest.BodyPublishers.ofString(text(body))));
  }

  /// Reads the version first, then patches.
  public Answer patch(String path, Object body) {
    return patch(path, body, get(path).etag());
  }

  public Answer delete(String path, String ifMatch) {
    var request = request(path);
    if (!ifMatch.isEmpty()) {
      request.header("If-Match", ifMatch);
    }
    return send(request.DELETE());
  }

  public Answer upload(String path, String fileName, byte[] file, Map<String, String> parts) {
    return upload(path, fileName, file, parts, Map.of());
  }

  public Answer upload(
      String path,
      String fileName,
      byte[] file,
      Map<String, String> parts,
      Map<String, String> headers) {
    var form = new Multipart();
    form.file("file", fileName, file);
    parts.forEach(form::text);
    var request =
        request(path)
            .header("Content-Type", form.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
    headers.forEach(request::header);
    return send(request);
  }

  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!language.isEmpty()) {
      request.header("Accept-Language", language);
    }
    return request;
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      var asked = request.build();
      var raw = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString());
      ApiContract.check(asked, raw);
      var type = raw.headers().firstValue("Content-Type").orElse("");
      var body =
          type.contains("json") && !raw.body().isEmpty()
              ? JSON.readTree(raw.body())
              : JSON.missingNode();
      return new Answer(raw.statusCode(), body, raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object body) {
    return body instanceof String text ? text : JSON.writeValueAsString(body);
  }
}
