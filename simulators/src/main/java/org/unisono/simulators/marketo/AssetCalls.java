package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Programs, channels, folders.
final class AssetCalls {
  private static final String ASSET = "/rest/asset/v1/";

  private final Instance instance;

  AssetCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ASSET + "programs.json", this::browse)
        .post(ASSET + "programs.json", r -> one(instance.programs.create(r.form())))
        .get(ASSET + "program/byName.json", this::byName)
        .get(ASSET + "program/{id}", this::read)
        .post(ASSET + "program/{id}", r -> one(instance.programs.update(id(r), r.form())))
        .post(ASSET + "program/{id}/delete.json", this::delete)
        .get(ASSET + "channels.json", r -> instance.offsets.page(r, Channels.all()))
        .get(ASSET + "channel/byName.json", r -> found(Channels.named(name(r)).stream().toList()))
        .get(ASSET + "folder/{id}", r -> found(Folders.find(id(r)).stream().toList()))
        .get(
            ASSET + "folders.json", r -> instance.offsets.page(r, instance.visible(Folders.all())));
  }

  /// The `{id}` of `program/1001.json`, or that of `programs/1001/members.json`.
  static long id(Request request) {
    var text = request.var("id").replaceFirst("\\.json$", "");
    if (!text.matches("\\d{1,18}")) {
      throw new MarketoRefused("610", "Requested resource not found");
    }
    return Long.parseLong(text);
  }

  /// A listing shows neither costs nor tags.
  private Reply browse(Request request) {
    var range = UpdatedRange.of(request);
    var all =
        instance.visible(instance.programs.all()).stream()
            .filter(range::holds)
            .filter(p -> isWanted(request, p))
            .map(p -> shown(p).without(List.of("costs", "tags")))
            .toList();
    return instance.offsets.page(request, all);
  }

  /// The vendor's document of the API writes `Name`, its pages `name`.
  private static String name(Request request) {
    return request.param("Name").or(() -> request.param("name")).orElse("");
  }

  /// Programs by their ids, their folders or their workspaces.
  private static boolean isWanted(Request request, ObjectNode program) {
    var values = List.of(request.param("filterValues").orElse("").split(","));
    return switch (request.param("filterType").orElse("")) {
      case "" -> true;
      case "id", "programId" -> values.contains(Json.text(program, "id"));
      case "folderId" -> values.contains(Json.text(program.path("folder"), "value"));
      case "workspace" -> values.contains(Json.text(program, "workspace"));
      default -> throw new MarketoRefused("709", "Invalid filterType");
    };
  }

  private Reply byName(Request request) {
    var found = instance.programs.named(request.param("name").orElse("")).stream().toList();
    var left = new ArrayList<String>();
    if (!request.param("includeCosts").orElse("").equals("true")) {
      left.add("costs");
    }
    if (!request.param("includeTags").orElse("").equals("true")) {
      left.add("tags");
    }
    return found(instance.visible(found).stream().map(p -> shown(p).without(left)).toList());
  }

  private Reply read(Request request) {
    var found = instance.programs.find(id(request)).stream().toList();
    return found(instance.visible(found).stream().map(this::shown).toList());
  }

  private Reply delete(Request request) {
    instance.programs.delete(id(request));
    return Envelope.of(Json.object().put("id", id(request)));
  }

  private Reply one(ObjectNode program) {
    return Envelope.of(shown(program));
  }

  /// What is not there is a success with a warning.
  static Reply found(List<ObjectNode> rows) {
    if (!rows.isEmpty()) {
      return Envelope.of(rows);
    }
    var body = Envelope.success();
    body.putArray("warnings").add("No assets found for the given search criteria.");
    return Reply.ok(body);
  }

  private ObjectNode shown(ObjectNode program) {
    var shown = program.deepCopy();
    var odd = instance.faults.text(Fault.UNKNOWN_PICKLIST_VALUE, "Campaign.channel=Zombie");
    odd.filter(o -> o.startsWith("Campaign.") && o.contains("="))
        .ifPresent(o -> shown.put(o.substring(9, o.indexOf('=')), o.substring(o.indexOf('=') + 1)));
    return shown;
  }
}
