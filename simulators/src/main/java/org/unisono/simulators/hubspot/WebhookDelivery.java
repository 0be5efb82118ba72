package org.unisono.simulators.hubspot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends events to the app in signed batches, one after the other, and again where the app does not
/// take them: ten times, with pauses that are short here and spread over a day at HubSpot.
final class WebhookDelivery {
  private static final System.Logger LOG = System.getLogger(WebhookDelivery.class.getName());
  private static final int MOST = 100;
  private static final int RETRIES = 10;
  private static final Duration GATHER = Duration.ofMillis(50);

  /// What goes to one address.
  private record Waiting(String target, ObjectNode event) {}

  private final SimulatedClock clock;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile @Nullable Thread worker;
  private volatile boolean twice;
  private volatile boolean shuffled;

  WebhookDelivery(SimulatedClock clock) {
    this.clock = clock;
  }

  /// False where there is no such switch.
  boolean set(String name, JsonNode value) {
    switch (name) {
      case "webhooksTwice" -> twice = value.asBoolean();
      case "webhooksOutOfOrder" -> shuffled = value.asBoolean();
      default -> {
        return false;
      }
    }
    return true;
  }

  ObjectNode toJson() {
    return Json.object().put("webhooksTwice", twice).put("webhooksOutOfOrder", shuffled);
  }

  void add(String target, List<ObjectNode> events) {
    if (events.isEmpty()) {
      return;
    }
    events.forEach(e -> queue.add(new Waiting(target, e)));
    if (worker == null) {
      worker = Thread.ofVirtual().name("webhooks").start(this::work);
    }
  }

  private void work() {
    try {
      while (true) {
        var batch = new ArrayList<Waiting>();
        batch.add(queue.take());
        Thread.sleep(GATHER);
        queue.drainTo(batch, MOST - 1);
        var targets = batch.stream().map(Waiting::target).distinct().toList();
        for (var target : targets) {
          var events = batch.stream().filter(w -> w.target().equals(target));
          deliver(URI.create(target), events.map(Waiting::event).toList());
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(URI target, List<ObjectNode> events) throws InterruptedException {
    var ordered = new ArrayList<>(events);
    if (shuffled) {
      Collections.reverse(ordered);
    }
    for (int attempt = 0; attempt <= RETRIES; attempt++) {
      for (var event : ordered) {
        event.put("attemptNumber", attempt);
      }
      var body = Json.write(Json.array(ordered));
      if (isTaken(target, body)) {
        if (twice) {
          isTaken(target, body);
        }
        return;
      }
      Thread.sleep(Math.min(2_000, 50L << attempt));
    }
    LOG.log(System.Logger.Level.WARNING, "webhooks are dropped: {0}", target);
  }

  private boolean isTaken(URI target, String body) throws InterruptedException {
    var time = String.valueOf(clock.instant().toEpochMilli());
    var request =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("X-HubSpot-Signature", hash(Sessions.CLIENT_SECRET + body))
            .header("X-HubSpot-Signature-Version", "v1")
            .header("X-HubSpot-Request-Timestamp", time)
            .header("X-HubSpot-Signature-v3", signature("POST" + target + body + time))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() < 300;
    } catch (IOException away) {
      return false;
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String signature(String text) {
    try {
      var secret = Sessions.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var signed = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
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
