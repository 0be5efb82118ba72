package org.unisono.simulators.hubspot;

import java.time.Duration;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The journal of changes: its subscriptions, where its files are, and the files themselves, which
/// need no token for the few minutes that their address is good.
final class ChangeJournalCalls {
  static final String FILES = "/webhooks-journal/files/";
  private static final String SUBSCRIPTIONS = "/webhooks-journal/subscriptions/{date}";
  private static final String READ = "/webhooks-journal/journal/{date}/";
  private static final Duration GOOD = Duration.ofMinutes(10);

  private final Portal portal;

  ChangeJournalCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(SUBSCRIPTIONS, this::subscriptions)
        .post(SUBSCRIPTIONS, r -> Reply.json(201, portal.changes.subscribe(r.object())))
        .get(SUBSCRIPTIONS + "/{id}", r -> Reply.ok(portal.changes.require(id(r))))
        .delete(SUBSCRIPTIONS + "/{id}", this::unsubscribe)
        .get(READ + "earliest", r -> first(portal.changes.files()))
        .get(READ + "latest", r -> first(portal.changes.files().reversed()))
        .get(READ + "offset/{offset}/next", r -> first(after(r)))
        .get(READ + "batch/{offset}/next/{count}", this::several)
        .get(FILES + "{offset}", this::file);
  }

  private static long id(Request request) {
    var text = request.var("id");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private Reply subscriptions(Request request) {
    return Reply.ok(Json.object().set("results", Json.array(portal.changes.subscriptions())));
  }

  private Reply unsubscribe(Request request) {
    portal.changes.unsubscribe(id(request));
    return Reply.empty(204);
  }

  private List<ObjectNode> after(Request request) {
    return portal.changes.after(request.var("offset"));
  }

  private Reply first(List<ObjectNode> files) {
    return files.isEmpty() ? Reply.empty(204) : Reply.ok(place(files.getFirst()));
  }

  private ObjectNode place(ObjectNode file) {
    var offset = Json.text(file, "offset");
    long end = portal.clock.instant().plus(GOOD).toEpochMilli();
    return Json.object()
        .put("url", portal.baseUrl + FILES + offset + "?until=" + end)
        .put("expiresAt", HubSpotTime.text(portal.clock.instant().plus(GOOD)))
        .put("currentOffset", offset);
  }

  private Reply several(Request request) {
    var count = request.var("count");
    int most = count.matches("\\d{1,3}") ? Integer.parseInt(count) : 1;
    var places = after(request).stream().limit(most).map(this::place).toList();
    return places.isEmpty()
        ? Reply.empty(204)
        : Reply.ok(Json.object().set("results", Json.array(places)));
  }

  private Reply file(Request request) {
    var until = request.param("until").filter(u -> u.matches("\\d{1,18}")).map(Long::valueOf);
    if (until.filter(u -> u > portal.clock.instant().toEpochMilli()).isEmpty()) {
      return Reply.text(403, "text/plain", "The address is no longer good.");
    }
    return portal
        .changes
        .file(request.var("offset"))
        .map(Reply::ok)
        .orElseThrow(() -> HubSpotRefused.notFound("No such file"));
  }
}
