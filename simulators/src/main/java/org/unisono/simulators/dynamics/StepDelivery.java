package org.unisono.simulators.dynamics;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Calls webhooks, one after the other, with what the endpoint is to recognise the organisation by.
/// A gateway that fails is tried once more.
final class StepDelivery {
  private static final System.Logger LOG = System.getLogger(StepDelivery.class.getName());
  private static final Set<Integer> TRIED_AGAIN = Set.of(502, 503, 504);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 256 * 1024;
  private static final int KEY = 4;
  private static final int HEADERS = 5;
  private static final int QUERY = 6;
  private static final Pattern SETTING =
      Pattern.compile("<setting\\s+name=\"([^\"]+)\"\\s+value=\"([^\"]*)\"\\s*/>");

  private final BlockingQueue<HttpRequest> queue = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile @Nullable Thread worker;

  void add(ObjectNode endpoint, ObjectNode context) {
    queue.add(request(endpoint, context));
    if (worker == null) {
      worker = Thread.ofVirtual().name("webhooks").start(this::work);
    }
  }

  private static HttpRequest request(ObjectNode endpoint, ObjectNode context) {
    var request = HttpRequest.newBuilder(address(endpoint)).timeout(PATIENCE);
    request.header("Content-Type", "application/json; charset=utf-8");
    request.header("x-request-id", Json.text(context, "RequestId"));
    request.header("x-ms-correlation-request-id", Json.text(context, "CorrelationId"));
    request.header("x-ms-dynamics-organization", "unisono.crm4.dynamics.com");
    request.header("x-ms-dynamics-entity-name", Json.text(context, "PrimaryEntityName"));
    request.header("x-ms-dynamics-request-name", Json.text(context, "MessageName"));
    if (endpoint.path("authtype").asInt() == HEADERS) {
      settings(endpoint).forEach(request::header);
    }
    var body = Json.write(context);
    if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      request.header("x-ms-dynamics-msg-size-exceeded", "true");
      var less = context.deepCopy();
      less.remove(
          List.of("ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"));
      body = Json.write(less);
    }
    return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private static URI address(ObjectNode endpoint) {
    var url = Json.text(endpoint, "url");
    var query =
        switch (endpoint.path("authtype").asInt()) {
          case KEY -> Map.of("code", Json.text(endpoint, "authvalue"));
          case QUERY -> settings(endpoint);
          default -> Map.<String, String>of();
        };
    if (query.isEmpty()) {
      return URI.create(url);
    }
    var text =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return URI.create(url + (url.contains("?") ? "&" : "?") + text);
  }

  private static Map<String, String> settings(ObjectNode endpoint) {
    var settings = new LinkedHashMap<String, String>();
    var match = SETTING.matcher(Json.text(endpoint, "authvalue"));
    while (match.find()) {
      settings.put(match.group(1), match.group(2));
    }
    return settings;
  }

  private void work() {
    try {
      while (true) {
        var request = queue.take();
        if (TRIED_AGAIN.contains(status(request))) {
          status(request);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private int status(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException away) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a webhook does not answer: {0}",
          request.uri().getAuthority());
      return 0;
    }
  }

  void close() {
    var running = worker;
    if (running != null) {
      running.interrupt();
    }
    client.shutdownNow();
  }
}
