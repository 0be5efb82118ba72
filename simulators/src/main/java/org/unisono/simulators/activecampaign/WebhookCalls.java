package org.unisono.simulators.activecampaign;

import java.net.URI;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Webhooks: where they go and what of.
final class WebhookCalls {
  private static final List<String> SOURCES = List.of("public", "admin", "api", "system");

  private final Site site;
  private final Webhooks webhooks;

  WebhookCalls(Site site) {
    this.site = site;
    webhooks = site.webhooks;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/webhook/events", r -> events())
        .get("/api/3/webhooks", this::list)
        .post("/api/3/webhooks", this::create)
        .get("/api/3/webhooks/{id}", r -> one(200, require(r)))
        .put("/api/3/webhooks/{id}", this::update)
        .delete("/api/3/webhooks/{id}", this::delete);
  }

  private static Reply events() {
    return Reply.ok(Json.object().set("webhookEvents", Json.of(Webhooks.EVENTS)));
  }

  private Reply list(Request request) {
    webhooks.forgetGone();
    return site.pages.page(request, "webhooks", webhooks.all);
  }

  private ObjectNode require(Request request) {
    webhooks.forgetGone();
    return webhooks.all.require(request.var("id"));
  }

  private static Reply one(int status, ObjectNode webhook) {
    return Reply.json(status, Json.object().set("webhook", webhook));
  }

  private Reply create(Request request) {
    var given = request.object().path("webhook");
    if (Json.text(given, "name").isEmpty()) {
      throw ActiveCampaignRefused.value("The name was not provided.", "field_missing", "name");
    }
    var row = write(Json.object().put("listid", "0").put("state", "1"), given);
    return one(201, webhooks.all.add(row.put("cdate", Stamp.local(site.clock.stamp()))));
  }

  private Reply update(Request request) {
    return one(200, write(require(request), request.object().path("webhook")));
  }

  private static ObjectNode write(ObjectNode row, JsonNode given) {
    requireKnown(given.path("events"), Webhooks.EVENTS, "events");
    requireKnown(given.path("sources"), SOURCES, "sources");
    if (!isTarget(Json.text(given, "url"))) {
      throw ActiveCampaignRefused.value("The url is not valid.", "field_invalid", "url");
    }
    for (var field : List.of("name", "url", "listid")) {
      if (given.has(field)) {
        row.put(field, Json.text(given, field));
      }
    }
    row.set("events", given.path("events"));
    row.set("sources", given.path("sources"));
    return row;
  }

  private static void requireKnown(JsonNode values, List<String> known, String field) {
    boolean fits =
        !values.isEmpty() && values.valueStream().allMatch(v -> known.contains(v.asString()));
    if (!fits) {
      throw ActiveCampaignRefused.value(
          "The %s are not valid.".formatted(field), "field_invalid", field);
    }
  }

  /// HTTPS on its own port, or plain HTTP that stays on this machine.
  static boolean isTarget(String url) {
    try {
      var target = URI.create(url);
      var host = String.valueOf(target.getHost());
      boolean secure =
          "https".equals(target.getScheme()) && List.of(-1, 443).contains(target.getPort());
      return secure
          || "http".equals(target.getScheme()) && host.matches("localhost|127\\.0\\.0\\.1");
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }

  private Reply delete(Request request) {
    require(request);
    webhooks.all.remove(request.var("id"));
    return Reply.ok(Json.object());
  }
}
