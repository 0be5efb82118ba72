package org.unisono.simulators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which handler answers which method and path; the first registered match wins.
///
/// A template part in braces matches one path segment. Empty segments count for nothing, so
/// `/query` and `/query/` are one path: real clients send both.
public final class Routes {
  /// What answers a call.
  @FunctionalInterface
  public interface Handler {
    Reply answer(Request request);
  }

  private record Route(String method, List<String> parts, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();

  public Routes on(String method, String template, Handler handler) {
    routes.add(new Route(method, split(template), handler));
    return this;
  }

  public Routes get(String template, Handler handler) {
    return on("GET", template, handler);
  }

  public Routes post(String template, Handler handler) {
    return on("POST", template, handler);
  }

  public Routes patch(String template, Handler handler) {
    return on("PATCH", template, handler);
  }

  public Routes put(String template, Handler handler) {
    return on("PUT", template, handler);
  }

  public Routes delete(String template, Handler handler) {
    return on("DELETE", template, handler);
  }

  /// Every route as `GET /path/{part}`, in the order in which they are tried.
  public List<String> templates() {
    return routes.stream().map(r -> r.method() + " /" + String.join("/", r.parts())).toList();
  }

  /// The answer to the call, or empty where no route matches.
  public Optional<Reply> answer(Request request) {
    var parts = split(request.path());
    for (var route : routes) {
      if (route.method().equals(request.method())) {
        var vars = match(route.parts(), parts);
        if (vars.isPresent()) {
          return Optional.of(route.handler().answer(request.with(vars.get())));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(List<String> template, List<String> parts) {
    if (template.size() != parts.size()) {
      return Optional.empty();
    }
    var vars = new HashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      var part = template.get(i);
      if (part.startsWith("{")) {
        vars.put(part.substring(1, part.length() - 1), parts.get(i));
      } else if (!part.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(vars);
  }

  private static List<String> split(String path) {
    return List.of(path.split("/")).stream().filter(part -> !part.isEmpty()).toList();
  }
}
