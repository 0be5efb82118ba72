package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Map;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// A bare Bayeux client that speaks one message at a time.
final class Subscriber {
  private final Api api;
  private final String path;
  private String id = "";
  private String cookie = "";

  Subscriber(Api api, String version) {
    this.api = api;
    path = "/cometd/" + version;
  }

  JsonNode handshake() {
    var answer = send("{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"id\":\"1\"}");
    cookie = answer.headers().getOrDefault("set-cookie", "").split(";")[0];
    var told = answer.json().path(0);
    id = Json.text(told, "clientId");
    return told;
  }

  JsonNode subscribe(String channel, long replayId) {
    return send("""
            {"channel":"/meta/subscribe","clientId":"%s","subscription":"%s",
             "ext":{"replay":{"%s":%d}}}"""
            .formatted(id, channel, channel, replayId))
        .json()
        .path(0);
  }

  JsonNode say(String channel, String more) {
    var message = "{\"channel\":\"%s\",\"clientId\":\"%s\"%s}";
    return send(message.formatted(channel, id, more)).json().path(0);
  }

  /// All messages of one connect, its own answer last.
  List<JsonNode> connect(int millis) {
    var message =
        """
        [{"channel":"/meta/connect","clientId":"%s","connectionType":"long-polling",
          "advice":{"timeout":%d}}]""";
    return send(message.formatted(id, millis)).json().valueStream().toList();
  }

  /// The events that a connect brings.
  List<JsonNode> events(int millis) {
    return connect(millis).stream().filter(m -> m.has("data")).map(m -> m.path("data")).toList();
  }

  void forgetCookie() {
    cookie = "";
  }

  private Api.Answer send(String body) {
    var headers = cookie.isEmpty() ? Map.<String, String>of() : Map.of("Cookie", cookie);
    return api.send("POST", path, body, "application/json", headers);
  }

  static JsonNode header(JsonNode event) {
    return event.path("payload").path("ChangeEventHeader");
  }

  static String change(JsonNode event) {
    return Json.text(header(event), "entityName") + " " + Json.text(header(event), "changeType");
  }
}
