package org.unisono.simulators.hubspot;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The app's webhooks: where they go, what it subscribed to, and the events for them.
final class Webhooks {
  static final long APP = 77;

  private final SimulatedClock clock;
  private final WebhookDelivery delivery;
  private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
  private Optional<ObjectNode> settings = Optional.empty();
  private long lastId = 1_000;
  private long lastEvent = 500_000;

  Webhooks(SimulatedClock clock) {
    this.clock = clock;
    delivery = new WebhookDelivery(clock);
  }

  WebhookDelivery delivery() {
    return delivery;
  }

  Optional<ObjectNode> settings() {
    return settings;
  }

  ObjectNode set(JsonNode wish) {
    var url = Json.text(wish, "targetUrl");
    int most = wish.path("throttling").path("maxConcurrentRequests").asInt(0);
    if (!isTarget(url) || most < 1) {
      throw HubSpotRefused.invalid("targetUrl must be https, and maxConcurrentRequests positive");
    }
    var now = HubSpotTime.text(clock.instant());
    var made = settings.map(s -> Json.text(s, "createdAt")).orElse(now);
    var after = Json.object().put("targetUrl", url).put("createdAt", made).put("updatedAt", now);
    after.putObject("throttling").put("maxConcurrentRequests", most);
    settings = Optional.of(after);
    return after;
  }

  /// Plain HTTP stays on this machine.
  private static boolean isTarget(String url) {
    try {
      var target = URI.create(url);
      return "https".equals(target.getScheme()) && target.getHost() != null
          || "http".equals(target.getScheme())
              && String.valueOf(target.getHost()).matches("localhost|127\\.0\\.0\\.1");
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }

  void clear() {
    settings = Optional.empty();
  }

  List<ObjectNode> all() {
    return List.copyOf(subscriptions.values());
  }

  ObjectNode require(String id) {
    return Optional.ofNullable(subscriptions.get(id))
        .orElseThrow(() -> HubSpotRefused.notFound("No subscription with ID " + id));
  }

  ObjectNode subscribe(JsonNode wish) {
    var type = Json.text(wish, "eventType");
    boolean needsProperty = type.endsWith(".propertyChange");
    if (!isKnown(type) || needsProperty == Json.text(wish, "propertyName").isEmpty()) {
      throw HubSpotRefused.invalid("Invalid subscription: " + type);
    }
    var row = Json.object().put("id", String.valueOf(++lastId)).put("eventType", type);
    for (var field : List.of("propertyName", "objectTypeId")) {
      if (wish.has(field)) {
        row.put(field, Json.text(wish, field));
      }
    }
    row.put("active", wish.path("active").asBoolean(false));
    var now = HubSpotTime.text(clock.instant());
    subscriptions.put(Json.text(row, "id"), row.put("createdAt", now).put("updatedAt", now));
    return row;
  }

  /// Of tickets, products and line items, and of conversations, nothing happens here.
  private static boolean isKnown(String type) {
    return type.matches(
            "(contact|company|deal|ticket|product|line_item|object)"
                + "\\.(creation|deletion|propertyChange|merge|restore|associationChange)")
        || type.matches(
            "conversation\\.(creation|deletion|propertyChange|newMessage|privacyDeletion)")
        || List.of("contact.privacyDeletion", "event.completed").contains(type);
  }

  ObjectNode switchOver(String id, JsonNode active) {
    var now = HubSpotTime.text(clock.instant());
    return require(id).put("active", active.asBoolean(false)).put("updatedAt", now);
  }

  void unsubscribe(String id) {
    require(id);
    subscriptions.remove(id);
  }

  /// One event for each subscription that fits.
  void saw(Happening happening, String source) {
    settings.ifPresent(
        s -> {
          var events = new ArrayList<ObjectNode>();
          for (var subscription : subscriptions.values()) {
            if (fits(subscription, happening)) {
              events.add(event(subscription, happening, source));
            }
          }
          delivery.add(Json.text(s, "targetUrl"), events);
        });
  }

  private static boolean fits(ObjectNode subscription, Happening happening) {
    var type = Json.text(subscription, "eventType");
    var kind = happening.kind().webhook();
    var own = happening.type().singular() + "." + kind;
    boolean general =
        type.equals("object." + kind)
            && Json.text(subscription, "objectTypeId").equals(happening.type().typeId());
    return subscription.path("active").asBoolean()
        && !kind.isEmpty()
        && (type.equals(own) || general)
        && Json.text(subscription, "propertyName").equals(happening.property());
  }

  private ObjectNode event(ObjectNode subscription, Happening happening, String source) {
    var event = Json.object().put("eventId", ++lastEvent);
    event.put("subscriptionId", Long.parseLong(Json.text(subscription, "id")));
    event.put("portalId", Portal.ID).put("appId", APP);
    event.put("occurredAt", clock.stamp().toEpochMilli());
    event.put("subscriptionType", Json.text(subscription, "eventType")).put("attemptNumber", 0);
    if (happening.link() == null) {
      event.put("objectId", Long.parseLong(happening.id()));
    } else {
      boolean general = Json.text(subscription, "eventType").startsWith("object.");
      tell(event, happening.link(), general);
    }
    event.put("changeSource", source).put("sourceId", source.toLowerCase(Locale.ROOT));
    switch (happening.kind()) {
      case CREATED -> event.put("changeFlag", "CREATED");
      case DELETED, ERASED -> event.put("changeFlag", "DELETED");
      case CHANGED ->
          event.put("propertyName", happening.property()).put("propertyValue", happening.value());
      case MERGED -> {
        event.put("primaryObjectId", Long.parseLong(happening.value()));
        event.put("newObjectId", Long.parseLong(happening.id()));
        var merged = event.putArray("mergedObjectIds");
        happening.merged().forEach(id -> merged.add(Long.parseLong(id)));
      }
      case RESTORED -> event.put("changeFlag", "RESTORED");
      case LINKED -> event.put("associationRemoved", false);
      case UNLINKED -> event.put("associationRemoved", true);
      case JOINED, LEFT -> {}
    }
    if (happening.link() == null && subscription.has("objectTypeId")) {
      event.put("objectTypeId", happening.type().typeId());
    }
    return event;
  }

  /// A link by its name, or in the general form by its number and both kinds of records.
  private static void tell(ObjectNode event, Associations.Link link, boolean general) {
    event.put("fromObjectId", Long.parseLong(link.fromId()));
    event.put("toObjectId", Long.parseLong(link.toId()));
    if (general) {
      event.put("fromObjectTypeId", link.from().typeId()).put("toObjectTypeId", link.to().typeId());
      event.put("associationTypeId", Associations.typeId(link.from(), link.to()));
      event.put("associationCategory", "HUBSPOT_DEFINED");
    } else {
      var name = link.from().singular() + "_TO_" + link.to().singular();
      event.put("associationType", name.toUpperCase(Locale.ROOT));
    }
    event.put("isPrimaryAssociation", false);
  }

  ObjectNode state() {
    var state = Json.object().put("lastId", lastId).put("lastEvent", lastEvent);
    settings.ifPresent(s -> state.set("settings", s));
    return (ObjectNode) state.set("subscriptions", Json.array(subscriptions.values()));
  }

  void restore(JsonNode state) {
    if (!state.has("lastId")) {
      return;
    }
    lastId = state.path("lastId").asLong();
    lastEvent = state.path("lastEvent").asLong();
    settings =
        Optional.of(state.path("settings")).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    subscriptions.clear();
    state.path("subscriptions").forEach(s -> subscriptions.put(Json.text(s, "id"), (ObjectNode) s));
  }
}
