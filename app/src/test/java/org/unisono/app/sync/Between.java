package org.unisono.app.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Stands between us and a system, and answers some calls in its place.
final class Between implements AutoCloseable {

  /// What happens to the calls of a kind.
  ///
  /// @param calls `METHOD /path?query`, a regular expression
  /// @param carried whether the system gets the call all the same
  record Rule(String calls, boolean carried, int status, String type, String body) {}

  private static final List<String> OURS = List.of("host", "content-length", "connection");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI system;
  private final HttpServer server;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Map<Rule, List<Rule>> afterwards = new ConcurrentHashMap<>();
  private final List<String> met = new CopyOnWriteArrayList<>();

  Between(URI system) {
    this.system = system;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// @param then what holds from the first such call on
  void on(Rule rule, Rule... then) {
    rules.add(rule);
    afterwards.put(rule, List.of(then));
  }

  void clear() {
    rules.clear();
    afterwards.clear();
    met.clear();
  }

  /// The calls that a rule met.
  List<String> met() {
    return List.copyOf(met);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      var body = exchange.getRequestBody().readAllBytes();
      var rule = rules.stream().filter(r -> call.matches(r.calls())).findFirst();
      if (rule.isEmpty()) {
        var theirs = carry(exchange, body);
        theirs.headers().map().forEach((name, values) -> pass(exchange, name, values));
        reply(exchange, theirs.statusCode(), here(theirs.body()));
        return;
      }
      met.add(call);
      rules.addAll(Objects.requireNonNullElse(afterwards.remove(rule.get()), List.of()));
      if (rule.get().carried()) {
        carry(exchange, body);
      }
      exchange.getResponseHeaders().set("Content-Type", rule.get().type());
      reply(exchange, rule.get().status(), rule.get().body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void pass(HttpExchange exchange, String name, List<String> values) {
    if (!OURS.contains(name.toLowerCase(Locale.ROOT))
        && !name.equalsIgnoreCase("transfer-encoding")) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  /// The system says where it is: here.
  private byte[] here(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1)
        .replace(system.toString().replaceAll("/$", ""), baseUrl())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<byte[]> carry(HttpExchange exchange, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(system.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
