package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Deals, pipelines and stages, made and changed by the API, where the plan has them.
final class DealWriteCalls {
  private static final List<String> NEEDED =
      List.of("title", "value", "currency", "owner", "contact");
  private static final List<String> WRITTEN =
      List.of(
          "title",
          "description",
          "contact",
          "account",
          "value",
          "currency",
          "owner",
          "percent",
          "status",
          "stage");
  private static final List<String> FIRST_STAGES = List.of("To Contact", "In Contact", "Follow Up");

  private final Site site;

  DealWriteCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .post("/api/3/deals", r -> planned(r, this::create))
        .put("/api/3/deals/{id}", r -> planned(r, this::update))
        .delete("/api/3/deals/{id}", r -> planned(r, this::delete))
        .get("/api/3/dealGroups/{id}", r -> planned(r, this::group))
        .post("/api/3/dealGroups", r -> planned(r, this::createGroup))
        .put("/api/3/dealGroups/{id}", r -> planned(r, this::changeGroup))
        .delete("/api/3/dealGroups/{id}", r -> planned(r, this::deleteGroup))
        .get("/api/3/dealStages/{id}", r -> planned(r, this::stage))
        .post("/api/3/dealStages", r -> planned(r, this::createStage))
        .put("/api/3/dealStages/{id}", r -> planned(r, this::changeStage))
        .delete("/api/3/dealStages/{id}", r -> planned(r, this::deleteStage));
  }

  private Reply planned(Request request, Routes.Handler handler) {
    site.requireSales();
    return handler.answer(request);
  }

  private static Reply one(int status, String name, ObjectNode row) {
    return Reply.json(status, Json.object().set(name, row));
  }

  private Reply create(Request request) {
    var given = request.object().path("deal");
    NEEDED.forEach(field -> require(given, field));
    var wish = texts(given);
    if (Json.text(wish, "stage").isEmpty()) {
      wish.put("stage", firstStage(Json.text(given, "group")));
    }
    requireOpen(Json.text(site.deals.stages.require(Json.text(wish, "stage")), "group"));
    return one(201, "deal", site.deals.create(wish));
  }

  private static void require(JsonNode given, String field) {
    if (Json.text(given, field).isEmpty()) {
      throw ActiveCampaignRefused.value(
          "The deal %s was not provided.".formatted(field), "field_missing", field);
    }
  }

  /// Numbers become texts, as everywhere here.
  private static ObjectNode texts(JsonNode given) {
    var texts = Json.object();
    WRITTEN.stream().filter(given::has).forEach(f -> texts.put(f, Json.text(given, f)));
    return texts;
  }

  private String firstStage(String group) {
    return site.deals.stages.where("group", group).stream()
        .findFirst()
        .map(s -> Json.text(s, "id"))
        .orElseThrow(
            () ->
                ActiveCampaignRefused.value(
                    "The deal stage was not provided.", "field_missing", "stage"));
  }

  private void requireOpen(String group) {
    if (!site.deals.isOpen(group)) {
      throw ActiveCampaignRefused.message(403, "You do not have permission to this pipeline");
    }
  }

  private ObjectNode open(Request request) {
    var deal = site.deals.all.require(request.var("id"));
    requireOpen(Json.text(deal, "group"));
    return deal;
  }

  private Reply update(Request request) {
    var id = Json.text(open(request), "id");
    var wish = texts(request.object().path("deal"));
    if (wish.has("stage")) {
      requireOpen(Json.text(site.deals.stages.require(Json.text(wish, "stage")), "group"));
    }
    return one(200, "deal", site.deals.update(id, wish));
  }

  private Reply delete(Request request) {
    site.deals.all.remove(Json.text(open(request), "id"));
    return Reply.ok(Json.object());
  }

  private Reply group(Request request) {
    return one(200, "dealGroup", site.deals.groups.require(request.var("id")));
  }

  /// A new pipeline has three stages at once.
  private Reply createGroup(Request request) {
    var given = request.object().path("dealGroup");
    require(given, "title");
    require(given, "currency");
    var group = site.deals.pipeline(Json.text(given, "title"), FIRST_STAGES);
    group.put("currency", Json.text(given, "currency"));
    var body = Json.object();
    body.set("dealGroup", group);
    body.set("dealStages", Json.array(site.deals.stages.where("group", Json.text(group, "id"))));
    return Reply.json(201, body);
  }

  private Reply changeGroup(Request request) {
    var group = site.deals.groups.require(request.var("id"));
    return one(200, "dealGroup", changed(group, request.object().path("dealGroup"), "currency"));
  }

  private ObjectNode changed(ObjectNode row, JsonNode given, String other) {
    for (var field : List.of("title", other)) {
      if (given.has(field)) {
        row.put(field, Json.text(given, field));
      }
    }
    return row.put("udate", Stamp.local(site.clock.stamp()));
  }

  private Reply deleteGroup(Request request) {
    site.deals.removePipeline(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply stage(Request request) {
    return one(200, "dealStage", site.deals.stages.require(request.var("id")));
  }

  private Reply createStage(Request request) {
    var given = request.object().path("dealStage");
    require(given, "title");
    require(given, "group");
    var stage = site.deals.stage(Json.text(given, "group"), Json.text(given, "title"));
    return one(201, "dealStage", stage);
  }

  private Reply changeStage(Request request) {
    var stage = site.deals.stages.require(request.var("id"));
    return one(200, "dealStage", changed(stage, request.object().path("dealStage"), "order"));
  }

  private Reply deleteStage(Request request) {
    site.deals.removeStage(request.var("id"));
    return Reply.ok(Json.object());
  }
}
