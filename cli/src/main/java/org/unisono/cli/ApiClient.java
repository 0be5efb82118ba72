package org.unisono.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of Unisono's own HTTP API, for the command line.
///
/// @param url without a slash at the end
/// @param token a bearer token
record ApiClient(String url, String token) {

  static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// @throws ApiRefused when the server does not answer with 2xx
  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, Object body) {
    return send(
        json(path).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  JsonNode put(String path, Object body) {
    return send(json(path).PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /// Reads the version, then patches.
  JsonNode patch(String path, Object body) {
    var etag = exchange(request(path).GET()).headers().firstValue("ETag").orElse("");
    return send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", etag)
            .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  String text(String path) {
    return exchange(request(path).GET()).body();
  }

  /// Sends a file with its mapping, streamed from the disk.
  JsonNode upload(String path, Path file, Map<String, Object> mapping) throws IOException {
    var boundary = "----" + UUID.randomUUID();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
            .formatted(
                boundary,
                JSON.writeValueAsString(mapping),
                boundary,
                String.valueOf(file.getFileName()).replace('"', '_'));
    var body =
        HttpRequest.BodyPublishers.concat(
            HttpRequest.BodyPublishers.ofString(head, StandardCharsets.UTF_8),
            HttpRequest.BodyPublishers.ofFile(file),
            HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body));
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) {
    var answer = exchange(request);
    var body = answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    if (answer.statusCode() >= 300) {
      throw new ApiRefused(answer.statusCode(), body);
    }
    return body;
  }

  private static HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The server has refused, and says why.
  static final class ApiRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String code;

    ApiRefused(int status, JsonNode problem) {
      super(text(status, problem));
      code = problem.path("code").asString("");
    }

    String code() {
      return code;
    }

    private static String text(int status, JsonNode problem) {
      List<String> errors =
          problem
              .path("errors")
              .valueStream()
              .map(
                  e ->
                      (e.path("pointer").asString("") + " " + e.path("message").asString(""))
                          .strip())
              .toList();
      return errors.isEmpty()
          ? "The server answered " + status + "."
          : String.join(System.lineSeparator(), errors);
    }
  }
}
