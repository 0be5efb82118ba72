package org.unisono.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// HTTP on 127.0.0.1, one virtual thread per call.
final class LoopbackServer implements AutoCloseable {
  private static final int DRIPS = 10;

  static {
    // Without it each answer on a kept connection waits about 40 ms for a delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /// Takes the port at once (0: any free one); answers nothing before [#serve].
  static LoopbackServer bind(int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
      return new LoopbackServer(HttpServer.create(address, 256));
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, taken);
    }
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void serve(Desk desk, Faults faults) {
    server.createContext("/", exchange -> handle(exchange, desk, faults));
    server.setExecutor(threads);
    server.start();
  }

  private static void handle(HttpExchange exchange, Desk desk, Faults faults) throws IOException {
    try (exchange) {
      var request = read(exchange);
      var reply = desk.answer(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      var bytes = reply.body().getBytes(reply.charset());
      if (!reply.contentType().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      }
      boolean bare = bytes.length == 0 || request.method().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), bare ? -1 : bytes.length);
      if (!bare) {
        write(exchange, bytes, dripMillis(request, faults));
      }
    }
  }

  private static int dripMillis(Request request, Faults faults) {
    return request.path().startsWith("/_sim") ? 0 : faults.amount(Fault.SLOW_DRIP, 2_000);
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Request.of(
        exchange.getRequestMethod(), exchange.getRequestURI().toASCIIString(), headers, body);
  }

  private static void write(HttpExchange exchange, byte[] bytes, int millis) throws IOException {
    var out = exchange.getResponseBody();
    if (millis <= 0) {
      out.write(bytes);
      return;
    }
    int step = Math.max(1, bytes.length / DRIPS);
    for (int at = 0; at < bytes.length; at += step) {
      out.write(bytes, at, Math.min(step, bytes.length - at));
      out.flush();
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos() / DRIPS);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
