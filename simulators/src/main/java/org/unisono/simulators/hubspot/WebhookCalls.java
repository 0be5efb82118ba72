package org.unisono.simulators.hubspot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;

/// An app's webhook settings and subscriptions. They belong to the developer's account: a key of
/// that account opens them, and no token of the portal.
final class WebhookCalls {
  static final String ALL = "/webhooks/v3/";
  private static final String SETTINGS = ALL + "{app}/settings";
  private static final String SUBSCRIPTIONS = ALL + "{app}/subscriptions";

  private final Webhooks webhooks;
  private final Portal portal;

  WebhookCalls(Portal portal) {
    this.portal = portal;
    webhooks = portal.webhooks;
  }

  void register(Routes routes) {
    routes
        .get(SETTINGS, r -> keyed(r, this::settings))
        .put(SETTINGS, r -> keyed(r, q -> Reply.ok(webhooks.set(q.object()))))
        .delete(SETTINGS, r -> keyed(r, this::clear))
        .get(SUBSCRIPTIONS, r -> keyed(r, this::list))
        .post(SUBSCRIPTIONS, r -> keyed(r, q -> made(q.object())))
        .post(SUBSCRIPTIONS + "/batch/update", r -> keyed(r, this::several))
        .get(SUBSCRIPTIONS + "/{id}", r -> keyed(r, q -> Reply.ok(webhooks.require(id(q)))))
        .on("PATCH", SUBSCRIPTIONS + "/{id}", r -> keyed(r, this::change))
        .delete(SUBSCRIPTIONS + "/{id}", r -> keyed(r, this::remove));
  }

  private static Reply keyed(Request request, Routes.Handler handler) {
    if (!request.param("hapikey").orElse("").equals(Sessions.DEVELOPER_KEY)) {
      throw new HubSpotRefused(401, "INVALID_AUTHENTICATION", "The API key provided is invalid.");
    }
    if (!request.var("app").equals(String.valueOf(Webhooks.APP))) {
      throw HubSpotRefused.notFound("No app with ID " + request.var("app"));
    }
    return handler.answer(request);
  }

  private static String id(Request request) {
    return request.var("id");
  }

  private Reply settings(Request request) {
    return webhooks
        .settings()
        .map(Reply::ok)
        .orElseThrow(() -> HubSpotRefused.notFound("The app has no webhook settings"));
  }

  private Reply clear(Request request) {
    webhooks.clear();
    return Reply.empty(204);
  }

  private Reply list(Request request) {
    return Reply.ok(Json.object().set("results", Json.array(webhooks.all())));
  }

  private Reply made(JsonNode wish) {
    return Reply.json(201, webhooks.subscribe(wish));
  }

  private Reply change(Request request) {
    return Reply.ok(webhooks.switchOver(id(request), request.object().path("active")));
  }

  private Reply several(Request request) {
    return new Batch(portal, 100)
        .each(request, 200, in -> webhooks.switchOver(Json.text(in, "id"), in.path("active")));
  }

  private Reply remove(Request request) {
    webhooks.unsubscribe(id(request));
    return Reply.empty(204);
  }
}
