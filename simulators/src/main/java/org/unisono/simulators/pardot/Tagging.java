package org.unisono.simulators.pardot;

import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// `do/addTag` and `do/removeTag`: a tag by its name, made where there is none, and which records
/// have it; and `do/mergeTags`, which leaves one tag of several.
final class Tagging {
  private static final Map<Kind, String> TAGGED =
      Map.ofEntries(
          Map.entry(Kind.CAMPAIGNS, "Campaign"),
          Map.entry(Kind.PROSPECTS, "Prospect"),
          Map.entry(Kind.LISTS, "List"),
          Map.entry(Kind.LIST_EMAILS, "ListEmail"),
          Map.entry(Kind.EMAIL_TEMPLATES, "EmailTemplate"),
          Map.entry(Kind.FORMS, "Form"),
          Map.entry(Kind.FORM_HANDLERS, "FormHandler"),
          Map.entry(Kind.LANDING_PAGES, "LandingPage"),
          Map.entry(Kind.CUSTOM_REDIRECTS, "CustomRedirect"),
          Map.entry(Kind.DYNAMIC_CONTENTS, "DynamicContent"),
          Map.entry(Kind.LAYOUT_TEMPLATES, "LayoutTemplate"),
          Map.entry(Kind.EMAILS, "Email"),
          Map.entry(Kind.FILES, "File"));

  private final Unit unit;
  private final Shown shown;

  Tagging(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
  }

  void register(Routes api) {
    TAGGED.forEach(
        (kind, name) -> {
          var at = PardotVendor.AT + kind.plural() + "/{id}/do/";
          api.post(at + "addTag", r -> add(kind, name, r));
          api.post(at + "removeTag", r -> remove(kind, name, r));
        });
    api.post(Kind.TAGS.at() + "/{id}/do/mergeTags", this::merge);
  }

  private Reply add(Kind kind, String name, Request request) {
    var row = unit.table(kind).require(request.var("id"));
    var wanted = Bodies.required(Bodies.of(request), "tagName");
    var tags = unit.table(Kind.TAGS);
    var tag =
        tags.where("name", wanted).stream()
            .findFirst()
            .orElseGet(() -> tags.add(Json.object().put("name", wanted).put("objectCount", 0)));
    if (tied(tag, name, row).isEmpty()) {
      var tie = Json.object().put("objectType", name).put("tagId", tag.path("id").asLong(0));
      tie.put("objectId", row.path("id").asLong(0)).put("objectName", Json.text(row, "name"));
      unit.table(Kind.TAGGED_OBJECTS).add(tie);
      count(tag, 1);
    }
    return answer(request, tag);
  }

  private Reply remove(Kind kind, String name, Request request) {
    var row = unit.table(kind).require(request.var("id"));
    var wanted = Bodies.required(Bodies.of(request), "tagName");
    var tag =
        unit.table(Kind.TAGS).where("name", wanted).stream()
            .findFirst()
            .orElseThrow(PardotRefused::missing);
    var tie = tied(tag, name, row).orElseThrow(PardotRefused::missing);
    unit.table(Kind.TAGGED_OBJECTS).change(tie, Json.object().put("isDeleted", true));
    count(tag, -1);
    return answer(request, tag);
  }

  /// `{tagIds}`: what has one of them has this tag from then on, and they are gone.
  private Reply merge(Request request) {
    var tags = unit.table(Kind.TAGS);
    var left = tags.require(request.var("id"));
    var body = Bodies.of(request);
    if (!body.path("tagIds").isArray() || body.path("tagIds").isEmpty()) {
      throw PardotRefused.of(400, 153, "Missing required property in request: tagIds");
    }
    var merged = body.path("tagIds").valueStream().map(t -> tags.require(t.asString())).toList();
    if (merged.contains(left)) {
      throw Bodies.invalid("tagIds");
    }
    unit.writeRules.checkCall();
    var gone = Json.object().put("isDeleted", true);
    var ties = unit.table(Kind.TAGGED_OBJECTS);
    for (var tag : merged) {
      for (var tie : ties.where("tagId", Json.text(tag, "id"))) {
        boolean there = tiedTo(left, Json.text(tie, "objectType"), Json.text(tie, "objectId"));
        ties.change(tie, there ? gone : Json.object().put("tagId", left.path("id").asLong(0)));
      }
      tags.change(tag, gone);
    }
    count(
        left,
        ties.where("tagId", Json.text(left, "id")).size() - left.path("objectCount").asInt(0));
    return answer(request, left);
  }

  private boolean tiedTo(ObjectNode tag, String type, String id) {
    return unit.table(Kind.TAGGED_OBJECTS).where("tagId", Json.text(tag, "id")).stream()
        .anyMatch(
            t -> Json.text(t, "objectType").equals(type) && Json.text(t, "objectId").equals(id));
  }

  private Optional<ObjectNode> tied(ObjectNode tag, String name, ObjectNode row) {
    return unit.table(Kind.TAGGED_OBJECTS).where("tagId", Json.text(tag, "id")).stream()
        .filter(t -> Json.text(t, "objectType").equals(name))
        .filter(t -> Json.text(t, "objectId").equals(Json.text(row, "id")))
        .findFirst();
  }

  private void count(ObjectNode tag, int more) {
    int now = tag.path("objectCount").asInt(0) + more;
    unit.table(Kind.TAGS).change(tag, Json.object().put("objectCount", now));
  }

  private Reply answer(Request request, ObjectNode tag) {
    return request.param("fields").isPresent()
        ? Reply.ok(shown.row(Kind.TAGS, tag, shown.fields(Kind.TAGS, request)))
        : Reply.empty(204);
  }
}
