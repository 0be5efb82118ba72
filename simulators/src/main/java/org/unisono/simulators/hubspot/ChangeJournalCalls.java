package org.unisono.simulators.hubspot;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The journal of changes: its subscriptions, where its files are (of all portals, or of one, which
/// is the same here), and the files themselves. These need no token for the few minutes that their
/// address is good. Snapshots put into it what records are like now.
final class ChangeJournalCalls {
  static final String FILES = "/webhooks-journal/files/";
  private static final String SUBSCRIPTIONS = "/webhooks-journal/subscriptions/{date}";
  private static final List<String> READS =
      List.of("/webhooks-journal/journal/{date}/", "/webhooks-journal/journal-local/{date}/");
  private static final int MOST = 100;
  private static final Duration GOOD = Duration.ofMinutes(10);

  private final Portal portal;
  private final Map<String, ObjectNode> statuses = new HashMap<>();

  ChangeJournalCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(SUBSCRIPTIONS, this::subscriptions)
        .post(SUBSCRIPTIONS, r -> Reply.json(201, portal.changes.subscribe(r.object())))
        .get(SUBSCRIPTIONS + "/{id}", r -> Reply.ok(portal.changes.require(id(r))))
        .delete(SUBSCRIPTIONS + "/portals/{portal}", this::unsubscribeAll)
        .delete(SUBSCRIPTIONS + "/{id}", this::unsubscribe)
        .post("/webhooks-journal/snapshots/{date}/crm", this::snapshots)
        .get(FILES + "{offset}", this::file);
    for (var read : READS) {
      routes
          .get(read + "earliest", r -> first(r, portal.changes.files()))
          .get(read + "latest", r -> first(r, portal.changes.files().reversed()))
          .get(read + "offset/{offset}/next", r -> first(r, after(r)))
          .get(read + "batch/earliest/{count}", r -> several(r, portal.changes.files()))
          .get(read + "batch/latest/{count}", r -> several(r, portal.changes.files().reversed()))
          .get(read + "batch/{offset}/next/{count}", r -> several(r, after(r)))
          .post(read + "batch/read", this::named)
          .get(read + "status/{status}", this::status);
    }
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

  private Reply unsubscribeAll(Request request) {
    if (request.var("portal").equals(String.valueOf(Portal.ID))) {
      portal
          .changes
          .subscriptions()
          .forEach(s -> portal.changes.unsubscribe(s.path("id").asLong()));
    }
    return Reply.empty(204);
  }

  private List<ObjectNode> after(Request request) {
    return portal.changes.after(request.var("offset"));
  }

  /// Another portal has nothing here.
  private static boolean isElsewhere(Request request) {
    var own = String.valueOf(Portal.ID);
    return !request.param("installPortalId").orElse(own).equals(own);
  }

  private Reply first(Request request, List<ObjectNode> files) {
    return files.isEmpty() || isElsewhere(request)
        ? Reply.empty(204)
        : Reply.ok(place(files.getFirst()));
  }

  private ObjectNode place(ObjectNode file) {
    var offset = Json.text(file, "offset");
    long end = portal.clock.instant().plus(GOOD).toEpochMilli();
    return Json.object()
        .put("url", portal.baseUrl + FILES + offset + "?until=" + end)
        .put("expiresAt", HubSpotTime.text(portal.clock.instant().plus(GOOD)))
        .put("currentOffset", offset);
  }

  private Reply several(Request request, List<ObjectNode> files) {
    var count = request.var("count");
    int most = count.matches("\\d{1,3}") ? Math.min(MOST, Integer.parseInt(count)) : 1;
    return files.isEmpty() || isElsewhere(request)
        ? Reply.empty(204)
        : batch(files.stream().limit(most).map(this::place).toList());
  }

  private Reply named(Request request) {
    var offsets = request.object().path("inputs").valueStream().map(JsonNode::asString);
    return batch(offsets.flatMap(o -> portal.changes.file(o).stream()).map(this::place).toList());
  }

  private Reply batch(List<ObjectNode> places) {
    var now = HubSpotTime.text(portal.clock.instant());
    var body = Json.object().put("status", "COMPLETE").put("startedAt", now);
    return Reply.ok(body.put("completedAt", now).set("results", Json.array(places)));
  }

  private Reply snapshots(Request request) {
    var body = Json.object();
    var responses = body.putArray("snapshotResponses");
    for (var wish : request.object().path("snapshotRequests")) {
      var type = CrmType.of(Json.text(wish, "objectTypeId"));
      var id = Json.text(wish, "objectId");
      var status = taken(type, id, wish.path("properties"));
      statuses.put(Json.text(status, "id"), status);
      responses
          .addObject()
          .put("portalId", Portal.ID)
          .put("objectId", wish.path("objectId").asLong())
          .put("objectTypeId", type.typeId())
          .put("snapshotStatusId", Json.text(status, "id"));
    }
    return Reply.ok(body);
  }

  private ObjectNode taken(CrmType type, String id, JsonNode properties) {
    var now = HubSpotTime.text(portal.clock.instant());
    var status = Json.object().put("id", UUID.randomUUID().toString()).put("initiatedAt", now);
    var row = portal.objects.find(type, id);
    if (row.isEmpty()) {
      return status.put("status", "FAILED").put("message", "The object does not exist");
    }
    var values = Json.object();
    for (var name : properties) {
      values.put(name.asString(), Json.text(row.get().path("properties"), name.asString()));
    }
    portal.changes.snapshot(type, id, values);
    return status.put("status", "COMPLETED").put("completedAt", now);
  }

  private Reply status(Request request) {
    return Optional.ofNullable(statuses.get(request.var("status")))
        .map(Reply::ok)
        .orElseThrow(() -> HubSpotRefused.notFound("No snapshot with that status id"));
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
