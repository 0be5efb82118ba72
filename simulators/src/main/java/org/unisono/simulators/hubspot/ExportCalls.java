package org.unisono.simulators.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Exports of a list or of all records of a kind, as CSV. One is worked on at the first look; its
/// file is behind an address that needs no token for five minutes.
final class ExportCalls {
  static final String FILES = "/crm/v3/exports/files/";
  private static final String ALL = "/crm/v3/exports/export/async";
  private static final Duration GOOD = Duration.ofMinutes(5);

  private record Task(String csv, Instant started, boolean seen) {}

  private final Portal portal;
  private final Map<String, Task> tasks = new LinkedHashMap<>();

  ExportCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .post(ALL, this::start)
        .get(ALL + "/tasks/{id}/status", this::status)
        .get(FILES + "{id}", this::file);
  }

  private Reply start(Request request) {
    var wish = request.object();
    if (!Json.text(wish, "format").equals("CSV")) {
      throw HubSpotRefused.invalid("Only CSV is made here");
    }
    var type = CrmType.of(Json.text(wish, "objectType").toLowerCase(Locale.ROOT));
    var names = wish.path("objectProperties").valueStream().map(JsonNode::asString).toList();
    for (var name : names) {
      if (portal.properties.find(type.plural(), name).isEmpty()) {
        throw HubSpotRefused.invalid("Property %s does not exist".formatted(name));
      }
    }
    var rows =
        switch (Json.text(wish, "exportType")) {
          case "VIEW" -> portal.objects.all(type);
          case "LIST" -> members(type, Json.text(wish, "listId"));
          default -> throw HubSpotRefused.invalid("exportType is LIST or VIEW");
        };
    var csv = new StringBuilder(Csv.row(names));
    for (var row : rows) {
      csv.append(Csv.row(names.stream().map(n -> Json.text(row.path("properties"), n)).toList()));
    }
    var id = UUID.randomUUID().toString();
    tasks.put(id, new Task(csv.toString(), portal.clock.instant(), false));
    var body = Json.object().put("id", id);
    body.putObject("links").put("status", portal.baseUrl + ALL + "/tasks/" + id + "/status");
    return Reply.json(202, body);
  }

  private List<ObjectNode> members(CrmType type, String list) {
    return portal.lists.members(list).keySet().stream()
        .flatMap(id -> portal.objects.find(type, id).stream())
        .toList();
  }

  private Task require(Request request) {
    var task = tasks.get(request.var("id"));
    if (task == null) {
      throw HubSpotRefused.notFound("No export with id " + request.var("id"));
    }
    return task;
  }

  private Reply status(Request request) {
    var task = require(request);
    var id = request.var("id");
    tasks.put(id, new Task(task.csv(), task.started(), true));
    var started = HubSpotTime.text(task.started());
    var body = Json.object().put("startedAt", started).put("requestedAt", started);
    var now = portal.clock.instant();
    // Theirs is there before it is true, too.
    body.put("completedAt", HubSpotTime.text(now));
    if (!task.seen()) {
      return Reply.ok(body.put("status", "PROCESSING"));
    }
    body.put("status", "COMPLETE");
    long until = now.plus(GOOD).toEpochMilli();
    return Reply.ok(body.put("result", portal.baseUrl + FILES + id + "?until=" + until));
  }

  private Reply file(Request request) {
    var task = require(request);
    var until = request.param("until").filter(u -> u.matches("\\d{1,18}")).map(Long::valueOf);
    return until.filter(u -> u > portal.clock.instant().toEpochMilli()).isPresent()
        ? Reply.text(200, "text/csv;charset=UTF-8", task.csv())
        : Reply.text(403, "text/plain", "The address is no longer good.");
  }
}
