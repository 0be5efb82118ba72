package org.unisono.simulators;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One answer; a body of length 0 is sent without a content type.
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

  public static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json;charset=UTF-8", Json.write(body), Map.of());
  }

  public static Reply ok(JsonNode body) {
    return json(200, body);
  }

  public static Reply empty(int status) {
    return new Reply(status, "", "", Map.of());
  }

  public static Reply html(int status, String body) {
    return new Reply(status, "text/html;charset=UTF-8", body, Map.of());
  }

  public static Reply text(int status, String contentType, String body) {
    return new Reply(status, contentType, body, Map.of());
  }

  public static Reply seeOther(String location) {
    return empty(303).with("Location", location);
  }

  public Reply with(String name, String value) {
    return with(Map.of(name, value));
  }

  public Reply with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, contentType, body, all);
  }
}
