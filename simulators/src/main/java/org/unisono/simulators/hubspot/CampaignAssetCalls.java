package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// A campaign's assets, and the reports that follow from them. Only forms, lists and external URLs
/// can be associated by API.
final class CampaignAssetCalls {
  private static final Set<String> WRITABLE = Set.of("FORM", "OBJECT_LIST", "EXTERNAL_WEB_URL");

  private final Portal portal;

  CampaignAssetCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : CampaignCalls.BASES) {
      routes
          .get(base + "/{id}/assets/{type}", this::list)
          .put(base + "/{id}/assets/{type}/{asset}", this::add)
          .delete(base + "/{id}/assets/{type}/{asset}", this::remove)
          .get(base + "/{id}/reports/metrics", this::metrics)
          .get(base + "/{id}/reports/contacts/{kind}", this::contacts);
    }
  }

  private Reply list(Request request) {
    var rows =
        portal.campaigns.assets(request.var("id"), request.var("type")).stream()
            .map(id -> Json.object().put("id", id).put("name", name(request.var("type"), id)))
            .toList();
    return Reply.ok(portal.pages.byOffset(request, rows, 10, row -> row));
  }

  private String name(String type, String id) {
    return switch (type) {
      case "OBJECT_LIST" -> Json.text(portal.lists.require(id), "name");
      case "FORM" -> portal.forms.find(id).map(f -> Json.text(f, "name")).orElse(id);
      default -> id;
    };
  }

  private Reply add(Request request) {
    var type = writable(request);
    if (type.equals("OBJECT_LIST")) {
      portal.lists.require(request.var("asset"));
    }
    portal.campaigns.associate(request.var("id"), type, request.var("asset"));
    return Reply.empty(204);
  }

  private Reply remove(Request request) {
    portal.campaigns.dissociate(request.var("id"), writable(request), request.var("asset"));
    return Reply.empty(204);
  }

  private static String writable(Request request) {
    var type = request.var("type");
    if (!WRITABLE.contains(type)) {
      throw HubSpotRefused.invalid("Asset type %s cannot be associated by API".formatted(type));
    }
    return type;
  }

  private Reply metrics(Request request) {
    int influenced = influenced(request.var("id")).size();
    return Reply.ok(
        Json.object()
            .put("sessions", 0)
            .put("newContactsFirstTouch", 0)
            .put("newContactsLastTouch", 0)
            .put("influencedContacts", influenced));
  }

  private Reply contacts(Request request) {
    if (!List.of("contactFirstTouch", "contactLastTouch", "influencedContacts")
        .contains(request.var("kind"))) {
      throw HubSpotRefused.invalid("Unknown contact type " + request.var("kind"));
    }
    var ids = influenced(request.var("id"));
    var rows = ids.stream().map(id -> Json.object().put("id", id)).toList();
    return Reply.ok(portal.pages.byOffset(request, rows, 100, row -> row));
  }

  /// A contact is influenced by touching an asset; here: by being in a list of the campaign, or by
  /// sending a form of it.
  private Set<String> influenced(String campaign) {
    var ids = new TreeSet<String>();
    portal
        .campaigns
        .assets(campaign, "OBJECT_LIST")
        .forEach(list -> ids.addAll(portal.lists.members(list).keySet()));
    portal.campaigns.assets(campaign, "FORM").stream()
        .flatMap(form -> portal.forms.submissions(form).stream())
        .map(s -> Json.text(s, "contact"))
        .filter(contact -> !contact.isEmpty())
        .forEach(ids::add);
    return ids;
  }
}
