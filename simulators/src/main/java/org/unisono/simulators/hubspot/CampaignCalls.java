package org.unisono.simulators.hubspot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Marketing campaigns under `/marketing/v3/campaigns` and `/marketing/campaigns/<date>`.
final class CampaignCalls {
  static final List<String> BASES =
      List.of("/marketing/v3/campaigns", "/marketing/campaigns/{date}");
  private static final int MOST_IN_BATCH = 50;

  private final Portal portal;

  CampaignCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : BASES) {
      routes
          .get(base, this::list)
          .post(base, this::create)
          .post(
              base + "/batch/create",
              r -> each(r, 201, in -> portal.campaigns.create(in.path("properties"))))
          .post(base + "/batch/update", r -> each(r, 200, this::update))
          .post(base + "/batch/read", this::batchRead)
          .post(base + "/batch/archive", this::batchArchive)
          .get(base + "/{id}", this::read)
          .patch(base + "/{id}", this::patch)
          .delete(base + "/{id}", this::delete);
    }
  }

  private Reply list(Request request) {
    if (request.number("limit", 50) > 100) {
      throw HubSpotRefused.invalid("limit must be between 1 and 100");
    }
    var name = request.param("name").orElse("").toLowerCase(Locale.ROOT);
    var found =
        portal.campaigns.all().stream()
            .filter(portal::isVisible)
            .filter(c -> text(c, "hs_name").toLowerCase(Locale.ROOT).contains(name))
            .sorted(order(request.param("sort").orElse("hs_name")))
            .toList();
    var page = portal.pages.byOffset(request, found, 50, c -> shown(request, c));
    return Reply.ok(page.put("total", found.size()));
  }

  private static Comparator<ObjectNode> order(String sort) {
    var name = sort.startsWith("-") ? sort.substring(1) : sort;
    if (!List.of("hs_name", "createdAt", "updatedAt").contains(name)) {
      throw HubSpotRefused.invalid("sort is hs_name, createdAt or updatedAt");
    }
    Comparator<ObjectNode> order =
        Comparator.comparing(c -> name.equals("hs_name") ? text(c, name) : Json.text(c, name));
    return sort.startsWith("-") ? order.reversed() : order;
  }

  private static String text(ObjectNode campaign, String property) {
    return Json.text(campaign.path("properties"), property);
  }

  private Reply create(Request request) {
    var campaign = portal.campaigns.create(request.object().path("properties"));
    return Reply.json(201, whole(campaign));
  }

  private Reply read(Request request) {
    var campaign = portal.campaigns.require(request.var("id"));
    var body = shown(request, campaign);
    body.set("assets", new CampaignAssetCalls(portal).all(request, campaign));
    return Reply.ok(body);
  }

  private Reply patch(Request request) {
    var id = request.var("id");
    return Reply.ok(whole(portal.campaigns.update(id, request.object().path("properties"))));
  }

  /// 204 whether the campaign was there or not.
  private Reply delete(Request request) {
    portal.campaigns.delete(request.var("id"));
    return Reply.empty(204);
  }

  private Reply each(Request request, int status, Function<JsonNode, ObjectNode> write) {
    return new Batch(portal, MOST_IN_BATCH).each(request, status, in -> whole(write.apply(in)));
  }

  private ObjectNode update(JsonNode input) {
    return portal.campaigns.update(Json.text(input, "id"), input.path("properties"));
  }

  private Reply batchRead(Request request) {
    return new Batch(portal, MOST_IN_BATCH)
        .read(request, id -> portal.campaigns.find(id).map(c -> shown(request, c)));
  }

  private Reply batchArchive(Request request) {
    request.json().path("inputs").forEach(in -> portal.campaigns.delete(Json.text(in, "id")));
    return Reply.empty(204);
  }

  /// Properties are shown only when they are asked for.
  private ObjectNode shown(Request request, ObjectNode campaign) {
    var asked = ObjectCalls.names(request.param("properties").orElse(""));
    return head(campaign, asked);
  }

  private ObjectNode whole(ObjectNode campaign) {
    return head(campaign, portal.properties.of("campaigns").stream().map(Property::name).toList());
  }

  private ObjectNode head(ObjectNode campaign, List<String> asked) {
    var head =
        Json.object()
            .put("id", Json.text(campaign, "id"))
            .put("createdAt", Json.text(campaign, "createdAt"))
            .put("updatedAt", Json.text(campaign, "updatedAt"));
    var values = head.putObject("properties");
    for (var name : asked) {
      if (portal.properties.find("campaigns", name).isPresent()) {
        values.set(name, portal.properties.value("campaigns", campaign.path("properties"), name));
      }
    }
    head.putArray("businessUnits").addObject().put("id", 0);
    return head;
  }
}
