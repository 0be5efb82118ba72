package org.unisono.simulators.activecampaign;

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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Webhooks: a form for each event, without a signature and without a second try. Who answers 410
/// gets no more; bulk imports tell nothing.
final class Webhooks {
  static final String SUBSCRIBE = "subscribe";
  static final String UNSUBSCRIBE = "unsubscribe";
  static final String UPDATE = "update";
  static final String TAG_ADDED = "contact_tag_added";
  static final String TAG_REMOVED = "contact_tag_removed";
  static final String LIST_ADDED = "list_add";
  static final List<String> EVENTS =
      List.of(
          """
          subscribe unsubscribe update sent open click reply forward share bounce list_add \
          contact_tag_added contact_tag_removed subscriber_note contact_task_add deal_add \
          deal_update deal_note_add deal_pipeline_add deal_stage_add deal_task_add \
          deal_task_complete deal_tasktype_add account_add account_update account_contact_add \
          account_contact_update sms_sent sms_reply sms_unsub"""
              .split(" "));
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int GONE = 410;

  /// @param webhook empty for a call that no webhook makes
  private record Call(String webhook, HttpRequest request) {}

  final Rows all = new Rows("Webhook");
  private final SimulatedClock clock;
  private final BlockingQueue<Call> queue = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile @Nullable Thread worker;
  private volatile String gone = "";
  private String source = "api";
  private boolean quiet;

  Webhooks(SimulatedClock clock) {
    this.clock = clock;
  }

  /// Work that the account's own people do.
  <T> T byPeople(Supplier<T> work) {
    source = "admin";
    try {
      return work.get();
    } finally {
      source = "api";
    }
  }

  /// Work that no webhook tells of.
  <T> T silently(Supplier<T> work) {
    quiet = true;
    try {
      return work.get();
    } finally {
      quiet = false;
    }
  }

  /// @param list that it is about; `0` for none
  /// @param told with nested keys, such as `contact[email]`
  void happened(String event, String list, Map<String, String> told) {
    if (quiet) {
      return;
    }
    forgetGone();
    var form = new LinkedHashMap<String, String>();
    form.put("type", event);
    form.put("date_time", Stamp.local(clock.instant()));
    form.put("initiated_from", source);
    form.put("initiated_by", source);
    form.put("list", list);
    form.putAll(told);
    for (var webhook : all.all()) {
      if (listens(webhook, event, list)) {
        var target = URI.create(Json.text(webhook, "url"));
        var post =
            HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        queue.add(new Call(Json.text(webhook, "id"), post.build()));
      }
    }
    begin();
  }

  /// Calls somebody who asked to be called once, when an import is done.
  void callBack(HttpRequest request) {
    queue.add(new Call("", request));
    begin();
  }

  private void begin() {
    if (worker == null && !queue.isEmpty()) {
      worker = Thread.ofVirtual().name("webhooks").start(this::work);
    }
  }

  private boolean listens(ObjectNode webhook, String event, String list) {
    var own = Json.text(webhook, "listid");
    return Json.text(webhook, "state").equals("1")
        && has(webhook, "events", event)
        && has(webhook, "sources", source)
        && (own.equals("0") || own.equals(list));
  }

  private static boolean has(ObjectNode webhook, String field, String value) {
    return webhook.path(field).valueStream().anyMatch(v -> v.asString().equals(value));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void work() {
    try {
      while (true) {
        send(queue.take());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Call call) throws InterruptedException {
    try {
      if (client.send(call.request(), BodyHandlers.discarding()).statusCode() == GONE) {
        gone = call.webhook();
      }
    } catch (IOException away) {
      // The vendor does not try again either.
    }
  }

  /// Switches off whose address said that it is gone.
  void forgetGone() {
    all.find(gone).ifPresent(w -> w.put("state", "0"));
    gone = "";
  }

  void close() {
    var running = worker;
    if (running != null) {
      running.interrupt();
    }
    client.shutdownNow();
  }
}
