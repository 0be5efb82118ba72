package org.unisono.simulators.activecampaign;

import java.util.Locale;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Tags, and putting them on and off.
final class TagCalls {
  private final Site site;

  TagCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/tags", this::list)
        .post("/api/3/tags", this::create)
        .get("/api/3/tags/{id}", r -> one(200, site.tagging.tags.require(r.var("id"))))
        .put("/api/3/tags/{id}", this::update)
        .delete("/api/3/tags/{id}", this::delete)
        .post("/api/3/contactTags", this::add)
        .delete("/api/3/contactTags/{id}", this::remove);
  }

  private Reply list(Request request) {
    var search = request.param("search").orElse("").toLowerCase(Locale.ROOT);
    var found =
        site.tagging.tags.all().stream()
            .filter(t -> Json.text(t, "tag").toLowerCase(Locale.ROOT).contains(search))
            .map(this::shown)
            .toList();
    return site.pages.page(request, "tags", found);
  }

  private ObjectNode shown(ObjectNode tag) {
    var shown = tag.deepCopy();
    site.faults
        .text(Fault.UNKNOWN_PICKLIST_VALUE, "Campaign.tagType=Zombie")
        .ifPresent(
            t -> shown.put(t.replaceAll("^.*\\.|=.*$", ""), t.substring(t.indexOf('=') + 1)));
    return shown;
  }

  private Reply one(int status, ObjectNode tag) {
    return Reply.json(status, Json.object().set("tag", shown(tag)));
  }

  private Reply create(Request request) {
    var given = request.object().path("tag");
    var type = Json.text(given, "tagType");
    if (!type.equals("contact") && !type.equals("template")) {
      throw ActiveCampaignRefused.value("The tag type is not valid.", "field_invalid", "tagType");
    }
    var name = Json.text(given, "tag");
    return one(201, site.tagging.create(name, type, Json.text(given, "description")));
  }

  private Reply update(Request request) {
    var tag = site.tagging.tags.require(request.var("id"));
    var given = request.object().path("tag");
    for (var field : new String[] {"tag", "tagType", "description"}) {
      if (given.has(field)) {
        tag.put(field, Json.text(given, field));
      }
    }
    return one(200, tag);
  }

  private Reply delete(Request request) {
    site.tagging.deleteTag(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply add(Request request) {
    var given = request.object().path("contactTag");
    for (var field : new String[] {"contact", "tag"}) {
      if (Json.text(given, field).isEmpty()) {
        throw ActiveCampaignRefused.value(
            "The %s was not provided.".formatted(field), "field_missing", field);
      }
    }
    var row = site.tagging.add(Json.text(given, "contact"), Json.text(given, "tag"));
    return Reply.json(201, Json.object().set("contactTag", row));
  }

  private Reply remove(Request request) {
    site.tagging.remove(request.var("id"));
    return Reply.ok(Json.object());
  }
}
