package org.unisono.simulators.hubspot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A campaign's assets, and the reports that follow from them. Only forms, lists and external URLs
/// can be associated by API.
final class CampaignAssetCalls {
  private static final Set<String> WRITABLE = Set.of("FORM", "OBJECT_LIST", "EXTERNAL_WEB_URL");

  private static final Set<String> MODELS =
      Set.of(
          "LINEAR",
          "FIRST_INTERACTION",
          "LAST_INTERACTION",
          "FULL_PATH",
          "U_SHAPED",
          "W_SHAPED",
          "TIME_DECAY",
          "J_SHAPED",
          "INVERSE_J_SHAPED");

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
          .get(base + "/{id}/reports/revenue", this::revenue)
          .get(base + "/{id}/reports/contacts/{kind}", this::contacts);
    }
  }

  private Reply list(Request request) {
    var type = request.var("type");
    var rows =
        portal.campaigns.assets(request.var("id"), type).stream()
            .map(id -> shown(request, type, id))
            .toList();
    return Reply.ok(portal.pages.byOffset(request, rows, 10, row -> row));
  }

  /// With metrics when both a first and a last day are given.
  private ObjectNode shown(Request request, String type, String id) {
    var asset = Json.object().put("id", id).put("name", name(type, id));
    var from = request.param("startDate").map(CampaignAssetCalls::day);
    var until = request.param("endDate").map(CampaignAssetCalls::day);
    if (from.isPresent() && until.isPresent()) {
      asset.set("metrics", metrics(type, id, from.get(), until.get().plus(Duration.ofDays(1))));
    }
    return asset;
  }

  private static Instant day(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException none) {
      throw HubSpotRefused.invalid(text + " is not a date (YYYY-MM-DD)");
    }
  }

  private ObjectNode metrics(String type, String id, Instant from, Instant until) {
    var metrics = Json.object();
    switch (type) {
      case "MARKETING_EMAIL" -> {
        var counters = portal.emailEvents.statistics(List.of(id), from, until).path("counters");
        for (var kind : List.of("sent", "delivered", "open", "click")) {
          metrics.put(kind.toUpperCase(Locale.ROOT), counters.path(kind).asLong());
        }
      }
      case "FORM" ->
          metrics.put(
              "SUBMISSIONS",
              portal.forms.submissions(id).stream()
                  .map(s -> Instant.ofEpochMilli(s.path("submittedAt").asLong()))
                  .filter(at -> !at.isBefore(from) && at.isBefore(until))
                  .count());
      case "OBJECT_LIST" -> metrics.put("CONTACTS", portal.lists.members(id).size());
      default -> {}
    }
    return metrics;
  }

  /// All assets of a campaign, by kind.
  ObjectNode all(Request request, ObjectNode campaign) {
    var all = Json.object();
    for (var entry : campaign.path("assets").properties()) {
      var results = all.putObject(entry.getKey()).putArray("results");
      entry.getValue().forEach(id -> results.add(shown(request, entry.getKey(), id.asString())));
    }
    return all;
  }

  private String name(String type, String id) {
    return switch (type) {
      case "OBJECT_LIST" -> Json.text(portal.lists.require(id), "name");
      case "MARKETING_EMAIL" -> portal.emails.find(id).map(e -> Json.text(e, "name")).orElse(id);
      case "MARKETING_EVENT" -> Json.text(portal.events.require(id), "eventName");
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

  /// From the deals of whom the campaign influenced; the same by each model, since one campaign
  /// takes it all here.
  private Reply revenue(Request request) {
    var model = request.param("attributionModel").orElse("LINEAR");
    if (!MODELS.contains(model)) {
      throw HubSpotRefused.invalid("Unknown attribution model " + model);
    }
    var contacts = influenced(request.var("id"));
    var deals =
        contacts.stream()
            .flatMap(c -> portal.associations.of(CrmType.CONTACTS, c, CrmType.DEALS).stream())
            .map(Associations.Link::toId)
            .distinct()
            .flatMap(id -> portal.objects.find(CrmType.DEALS, id).stream())
            .map(d -> d.path("properties"))
            .toList();
    var won = deals.stream().filter(d -> Json.text(d, "hs_is_closed_won").equals("true")).toList();
    return Reply.ok(
        Json.object()
            .put("contactsNumber", contacts.size())
            .put("dealsNumber", deals.size())
            .put("dealAmount", sum(deals))
            .put("revenueAmount", sum(won))
            .put("currencyCode", "EUR"));
  }

  private static BigDecimal sum(List<JsonNode> deals) {
    return deals.stream()
        .map(d -> Json.text(d, "amount"))
        .filter(a -> !a.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
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
