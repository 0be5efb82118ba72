package org.unisono.simulators.marketo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// What is done with whole programs: looked up by a tag, cloned, approved; and the kinds of tags.
final class ProgramCalls {
  private static final String ASSET = "/rest/asset/v1/";

  private final Instance instance;

  ProgramCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ASSET + "tagTypes.json", this::tagTypes)
        .get(ASSET + "tagType/byName.json", this::tagType)
        .get(ASSET + "program/byTag.json", this::byTag)
        .post(ASSET + "program/{id}/clone.json", this::copy)
        .post(ASSET + "program/{id}/approve.json", r -> approve(r, "unlocked", "locked"))
        .post(ASSET + "program/{id}/unapprove.json", r -> approve(r, "locked", "unlocked"));
  }

  /// A listing does not say which values there are.
  private Reply tagTypes(Request request) {
    var all = Tags.all().stream().map(t -> t.deepCopy().without("allowableValues")).toList();
    return instance.offsets.page(request, all);
  }

  private Reply tagType(Request request) {
    return AssetCalls.found(Tags.named(request.param("name").orElse("")).stream().toList());
  }

  private Reply byTag(Request request) {
    var type = request.param("tagType").orElse("");
    var value = request.param("tagValue").orElse("");
    var found =
        instance.visible(instance.programs.all()).stream()
            .filter(
                p ->
                    p.path("tags")
                        .valueStream()
                        .anyMatch(
                            t ->
                                Json.text(t, "tagType").equals(type)
                                    && Json.text(t, "tagValue").equals(value)))
            .map(p -> p.deepCopy().without("costs"))
            .toList();
    return instance.offsets.page(request, found);
  }

  /// Into a folder of the same workspace, with its tokens, smart campaigns and empty static lists;
  /// nobody is a member, and nothing is active.
  private Reply copy(Request request) {
    return Envelope.of(copy(AssetCalls.id(request), request.form()));
  }

  ObjectNode copy(long from, Map<String, String> given) {
    var old = instance.programs.require(from);
    var form = new HashMap<>(given);
    var folder = Folders.require(form.getOrDefault("folder", "{}"));
    if (!Json.text(folder, "workspace").equals(Json.text(old, "workspace"))) {
      throw new MarketoRefused("709", "Cannot clone a program into another workspace");
    }
    form.put("channel", Json.text(old, "channel"));
    form.put("type", Json.text(old, "type"));
    form.putIfAbsent("description", Json.text(old, "description"));
    form.put("tags", Json.write(old.path("tags").isArray() ? old.path("tags") : Json.array()));
    var made = instance.programs.create(form);
    long to = made.path("id").asLong();
    instance.tokens.copy("Program:" + from, "Program:" + to);
    instance.campaigns.copyAll(from, to);
    instance.lists.all().stream()
        .filter(l -> l.path("programId").asLong(0) == from)
        .forEach(l -> instance.lists.create(Json.text(l, "name"), to));
    return made;
  }

  /// E-mail programs only.
  private Reply approve(Request request, String before, String after) {
    ObjectNode program = instance.programs.require(AssetCalls.id(request));
    if (!Json.text(program, "type").equals("email")) {
      throw new MarketoRefused("709", "Only email programs can be approved or unapproved");
    }
    if (!Json.text(program, "status").equals(before)) {
      throw new MarketoRefused("709", "Program is %s already".formatted(after));
    }
    program.put("status", after);
    return Envelope.of(List.of(Json.object().put("id", AssetCalls.id(request))));
  }
}
