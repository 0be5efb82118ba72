package org.unisono.simulators.hubspot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// The definitions of properties; custom ones can be made, changed and archived.
final class PropertyCalls {
  private static final String ALL = "/crm/v3/properties/{type}";
  private static final String ONE = ALL + "/{name}";

  private final Portal portal;

  PropertyCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::create)
        .get(ONE, r -> Reply.ok(property(r).toJson()))
        .patch(ONE, this::update)
        .delete(ONE, this::archive);
  }

  private Reply list(Request request) {
    var results =
        portal.properties.of(object(request)).stream()
            .map(Property::toJson)
            .collect(Json.toArray());
    return Reply.ok(Json.object().set("results", results));
  }

  private Reply create(Request request) {
    var wanted = Properties.ofJson(request.object());
    if (!wanted.name().matches("[a-z][a-z0-9_]*") || wanted.type().isEmpty()) {
      throw HubSpotRefused.invalid("A property needs a lower-case name and a type");
    }
    if (portal.properties.find(object(request), wanted.name()).isPresent()) {
      throw HubSpotRefused.conflict(
          "A property named '%s' already exists.".formatted(wanted.name()));
    }
    portal.properties.add(object(request), wanted);
    return Reply.json(201, wanted.toJson());
  }

  private Reply update(Request request) {
    var before = property(request);
    var merged = before.toJson();
    merged.setAll(request.object());
    portal.properties.add(object(request), Properties.ofJson(merged.put("name", before.name())));
    return Reply.ok(property(request).toJson());
  }

  private Reply archive(Request request) {
    if (!property(request).has("custom")) {
      throw HubSpotRefused.invalid("A HubSpot-defined property cannot be archived");
    }
    portal.properties.remove(object(request), request.var("name"));
    return Reply.empty(204);
  }

  private Property property(Request request) {
    return portal
        .properties
        .find(object(request), request.var("name"))
        .orElseThrow(
            () ->
                HubSpotRefused.notFound(
                    "The property \"%s\" does not exist".formatted(request.var("name"))));
  }

  private static String object(Request request) {
    var name = request.var("type");
    boolean campaign = name.equals("campaigns") || name.equals("campaign") || name.equals("0-35");
    return campaign ? "campaigns" : CrmType.of(name).plural();
  }
}
