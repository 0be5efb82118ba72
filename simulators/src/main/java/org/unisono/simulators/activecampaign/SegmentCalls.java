package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Segments in their second version, the numbers of the first to read, and whether a contact is in
/// one.
final class SegmentCalls {
  private static final String ALL = "/api/3/segmentsV2";

  private final Site site;

  SegmentCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get(ALL, r -> segments())
        .post(ALL, r -> Reply.json(201, one(site.segments.create(given(r)))))
        .get(ALL + "/{id}", r -> Reply.ok(one(site.segments.require(r.var("id")))))
        .put(ALL + "/{id}", r -> Reply.ok(one(site.segments.update(r.var("id"), given(r)))))
        .delete(ALL + "/{id}", this::delete)
        .get("/api/3/segments", this::numbered)
        .get("/api/3/segments/{id}", this::number)
        .get("/api/3/segmentMatch/{segment}/{contact}", this::match);
  }

  private static JsonNode given(Request request) {
    return request.object().path("data").path(0).path("attributes");
  }

  private Reply segments() {
    var data = site.segments.all.all().stream().map(SegmentCalls::shown).collect(Json.toArray());
    return Reply.ok(Json.object().set("data", data));
  }

  private static ObjectNode one(ObjectNode segment) {
    var body = Json.object();
    body.putArray("data").add(shown(segment));
    return body;
  }

  private static ObjectNode shown(ObjectNode segment) {
    var uuid = Json.text(segment, "uuid");
    var attributes = segment.deepCopy().put("segment_id", uuid).put("user_id", "1");
    attributes.remove(List.of("id", "uuid", "created"));
    var shown = Json.object().put("id", uuid).put("type", "Segment.v2");
    return (ObjectNode) shown.set("attributes", attributes);
  }

  private Reply delete(Request request) {
    site.segments.delete(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply numbered(Request request) {
    var rows = site.segments.all.all().stream().map(SegmentCalls::old).toList();
    return site.pages.page(request, "segments", rows);
  }

  private Reply number(Request request) {
    return Reply.ok(
        Json.object().set("segment", old(site.segments.all.require(request.var("id")))));
  }

  private static ObjectNode old(ObjectNode segment) {
    var old = Json.object().put("id", Json.text(segment, "id"));
    old.put("name", Json.text(segment, "name")).put("hidden", "0").put("logic", "and");
    return old.put("segmentid_v2", Json.text(segment, "uuid"));
  }

  private Reply match(Request request) {
    boolean match = site.segments.matches(request.var("segment"), request.var("contact"));
    var body = Json.object();
    var data = body.putArray("data").addObject().put("type", "segmentMatch");
    data.putObject("attributes").put("match", match);
    return Reply.ok(body);
  }
}
