package org.unisono.simulators;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One call, read whole.
///
/// @param path decoded, without the query
/// @param query a parameter given several times has its values joined by commas
/// @param headers names in lower case
/// @param vars what the `{name}` parts of the matched route stood for
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    Map<String, String> vars) {

  public static Request of(String method, String target, Map<String, String> headers, String body) {
    int mark = target.indexOf('?');
    var path = mark < 0 ? target : target.substring(0, mark);
    var query = mark < 0 ? "" : target.substring(mark + 1);
    // A plus sign is itself in a path and a space in a query.
    var decoded = decode(path.replace("+", "%2B"));
    return new Request(method, decoded, pairs(query), headers, body, Map.of());
  }

  public Request with(Map<String, String> found) {
    return new Request(method, path, query, headers, body, found);
  }

  public String var(String name) {
    return vars.getOrDefault(name, "");
  }

  public Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public int number(String name, int otherwise) {
    return param(name).filter(v -> v.matches("\\d{1,9}")).map(Integer::valueOf).orElse(otherwise);
  }

  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /// The token of `Authorization: Bearer …` (or `OAuth …`, which Salesforce takes too).
  public String bearer() {
    var value = header("authorization");
    int space = value.indexOf(' ');
    return space < 0 ? "" : value.substring(space + 1).trim();
  }

  public JsonNode json() {
    return Json.parse(body);
  }

  public ObjectNode object() {
    return Json.parseObject(body);
  }

  public Map<String, String> form() {
    return pairs(body);
  }

  public String target() {
    if (query.isEmpty()) {
      return path;
    }
    var shown = new StringBuilder(path).append('?');
    query.forEach((k, v) -> shown.append(k).append('=').append(secret(k) ? "…" : v).append('&'));
    return shown.substring(0, shown.length() - 1);
  }

  private static boolean secret(String name) {
    return name.contains("token") || name.contains("secret") || name.contains("password");
  }

  private static Map<String, String> pairs(String text) {
    var pairs = new LinkedHashMap<String, String>();
    for (var part : text.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        var name = equals < 0 ? part : part.substring(0, equals);
        var value = equals < 0 ? "" : decode(part.substring(equals + 1));
        pairs.merge(decode(name), value, (first, next) -> first + "," + next);
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }
}
