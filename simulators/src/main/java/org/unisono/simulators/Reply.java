package org.unisono.simulators;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One answer; a body of length 0 is sent without a content type.
///
/// @param charset how the body becomes bytes
public record Reply(
    int status, String contentType, String body, Map<String, String> headers, Charset charset) {

  public Reply(int status, String contentType, String body, Map<String, String> headers) {
    this(status, contentType, body, headers, StandardCharsets.UTF_8);
  }

  /// Bytes as they are, such as a part of a file, which may begin within a character.
  public static Reply bytes(int status, String contentType, byte[] bytes) {
    var octets = StandardCharsets.ISO_8859_1;
    return new Reply(status, contentType, new String(bytes, octets), Map.of(), octets);
  }

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
    return new Reply(status, contentType, body, all, charset);
  }
}
