package org.unisono.simulators.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Refusals that come before any record is looked at: of the method, the address, the type of the
/// body, and of everything for so many calls.
final class HttpRules {
  private static final int LONGEST = 16_384;
  private static final List<String> BODIES = List.of("POST", "PATCH", "PUT");
  private static final Map<Integer, SalesforceRefused> SWITCHED =
      Map.of(
          409,
          new SalesforceRefused(
              409,
              "CONFLICT",
              "The request conflicts with the current state of the resource",
              List.of()),
          500,
          new SalesforceRefused(
              500, "UNKNOWN_EXCEPTION", "An unexpected error occurred", List.of()),
          503,
          new SalesforceRefused(
              503, "SERVER_UNAVAILABLE", "The server is too busy, try again later", List.of()));

  private static final int MOST_LONG_CALLS = 25;

  private final Map<Integer, Integer> left = new LinkedHashMap<>();
  private int longCalls;

  /// How many calls of more than 20 seconds are said to be under way; from 25 on no other call is
  /// taken.
  void longCalls(int underWay) {
    longCalls = underWay;
  }

  int longCalls() {
    return longCalls;
  }

  /// @param times how many calls are refused with each status
  /// @throws IllegalArgumentException where a status is none of those that can be switched
  void refuse(JsonNode times) {
    var wanted = new LinkedHashMap<Integer, Integer>();
    for (var entry : times.properties()) {
      int status = Integer.parseInt(entry.getKey());
      if (!SWITCHED.containsKey(status)) {
        throw new IllegalArgumentException("no such refusal: " + status);
      }
      wanted.put(status, entry.getValue().asInt(0));
    }
    left.clear();
    left.putAll(wanted);
  }

  ObjectNode refusals() {
    var all = Json.object();
    left.forEach((status, times) -> all.put(String.valueOf(status), times));
    return all;
  }

  Optional<Reply> refusal(Request request) {
    if (longCalls >= MOST_LONG_CALLS) {
      var text = "ConcurrentPerOrgLongTxn Limit exceeded.";
      return Optional.of(
          new SalesforceRefused(403, "REQUEST_LIMIT_EXCEEDED", text, List.of()).reply());
    }
    for (var entry : left.entrySet()) {
      if (entry.getValue() > 0) {
        entry.setValue(entry.getValue() - 1);
        return Optional.ofNullable(SWITCHED.get(entry.getKey())).map(SalesforceRefused::reply);
      }
    }
    if (length(request) > LONGEST) {
      var text = "The length of the URI exceeds the %d bytes limit".formatted(LONGEST);
      return Optional.of(new SalesforceRefused(414, "URI_TOO_LONG", text, List.of()).reply());
    }
    var type = request.header("Content-Type").split(";")[0].trim();
    boolean read = type.isEmpty() || type.equals("application/json") || type.equals("text/csv");
    if (BODIES.contains(request.method()) && !request.body().isEmpty() && !read) {
      var text = "Content-Type header specified in HTTP request is not supported: " + type;
      return Optional.of(
          new SalesforceRefused(415, "UNSUPPORTED_MEDIA_TYPE", text, List.of()).reply());
    }
    return Optional.empty();
  }

  private static int length(Request request) {
    int length = encoded(request.path());
    for (var entry : request.query().entrySet()) {
      length += 2 + encoded(entry.getKey()) + encoded(entry.getValue());
    }
    return length;
  }

  private static int encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
  }

  /// 405 where the path is known under other methods only.
  static Optional<Reply> otherMethod(Routes routes, Request request) {
    var parts = parts(request.path());
    var allowed = new TreeSet<String>();
    for (var template : routes.templates()) {
      var words = template.split(" ", 2);
      if (fits(parts(words[1]), parts)) {
        allowed.add(words[0]);
      }
    }
    if (allowed.isEmpty() || allowed.contains(request.method())) {
      return Optional.empty();
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    var names = String.join(",", allowed);
    var text = "HTTP Method '%s' not allowed. Allowed are %s".formatted(request.method(), names);
    return Optional.of(
        new SalesforceRefused(405, "METHOD_NOT_ALLOWED", text, List.of())
            .reply()
            .with("Allow", names));
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
  }

  private static boolean fits(List<String> template, List<String> parts) {
    for (int i = 0; i < template.size() && template.size() == parts.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return template.size() == parts.size();
  }
}
