package org.unisono.app.assets;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.unisono.app.testing.Api;

/// A visitor's browser without cookies, and what a marketer makes for it.
record PublicSite(Api maker, Api visitor) {

  static PublicSite of(Api maker) {
    return new PublicSite(maker, new Api(maker.base(), ""));
  }

  String campaign() {
    return maker.post("/api/v1/campaigns", Map.of("name", "C " + System.nanoTime())).id();
  }

  Api.Answer make(String path, Map<String, Object> body) {
    return maker.post("/api/v1/" + path, body);
  }

  Api.Answer send(String path, Map<String, String> form) {
    return send(path, form, Map.of());
  }

  Api.Answer send(String path, Map<String, String> form, Map<String, String> headers) {
    var request = visitor.request(path).header("Content-Type", "application/x-www-form-urlencoded");
    headers.forEach(request::header);
    var body =
        form.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return visitor.send(request.POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The person with this address.
  Api.Answer person(String email) {
    return maker.post("/api/v1/people", Map.of("email", email));
  }

  java.util.List<tools.jackson.databind.JsonNode> activities(String person) {
    return maker.get("/api/v1/people/" + person + "/activities").items().valueStream().toList();
  }
}
