package org.unisono.simulators.hubspot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What happened, in files that the app fetches one after the other. A file is closed when somebody
/// asks for it, or when it is full.
final class ChangeJournal {
  private static final int MOST = 100;
  /// Of an app that is installed or taken away there is nothing to tell here: it stays installed.
  private static final List<String> TYPES =
      List.of(
          "OBJECT",
          "ASSOCIATION",
          "LIST_MEMBERSHIP",
          "GDPR_PRIVACY_DELETION",
          "APP_LIFECYCLE_EVENT");
  private static final List<String> CHOICES =
      List.of(
          "actions",
          "objectTypeId",
          "objectIds",
          "properties",
          "listIds",
          "associatedObjectTypeIds");
  private static final Duration KEPT = Duration.ofDays(3);

  private final SimulatedClock clock;
  private final Map<Long, ObjectNode> subscriptions = new LinkedHashMap<>();
  private final List<ObjectNode> files = new ArrayList<>();
  private boolean isOpen;
  private long lastId = 10;

  ChangeJournal(SimulatedClock clock) {
    this.clock = clock;
  }

  List<ObjectNode> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  ObjectNode subscribe(JsonNode wish) {
    var type = Json.text(wish, "subscriptionType");
    if (!TYPES.contains(type) || wish.path("actions").isEmpty()) {
      throw HubSpotRefused.invalid("Invalid subscription: " + type);
    }
    var now = HubSpotTime.text(clock.instant());
    var row = Json.object().put("id", ++lastId).put("appId", Webhooks.APP);
    row.put("portalId", Portal.ID).put("subscriptionType", type);
    for (var field : CHOICES) {
      if (wish.has(field)) {
        row.set(field, wish.path(field));
      }
    }
    subscriptions.put(lastId, row.put("createdAt", now).put("updatedAt", now));
    return row;
  }

  ObjectNode require(long id) {
    return Optional.ofNullable(subscriptions.get(id))
        .orElseThrow(() -> HubSpotRefused.notFound("No subscription with ID " + id));
  }

  void unsubscribe(long id) {
    require(id);
    subscriptions.remove(id);
  }

  void saw(Happening happening) {
    if (subscriptions.values().stream().noneMatch(s -> fits(s, happening))) {
      return;
    }
    write(event(happening));
  }

  private void write(ObjectNode event) {
    if (!isOpen || files.getLast().path("journalEvents").size() >= MOST) {
      var file = Json.object().put("offset", UUID.randomUUID().toString());
      file.put("publishedAt", HubSpotTime.text(clock.instant())).putArray("journalEvents");
      files.add(file);
      isOpen = true;
    }
    files.getLast().withArray("journalEvents").add(event);
  }

  private static boolean fits(ObjectNode subscription, Happening happening) {
    var wanted =
        switch (happening.kind()) {
          case JOINED, LEFT -> "LIST_MEMBERSHIP";
          case LINKED, UNLINKED -> "ASSOCIATION";
          case ERASED -> "GDPR_PRIVACY_DELETION";
          default -> "OBJECT";
        };
    boolean isList = wanted.equals("LIST_MEMBERSHIP");
    return Json.text(subscription, "subscriptionType").equals(wanted)
        && holds(subscription.path("actions"), happening.kind().action())
        && (isList || Json.text(subscription, "objectTypeId").equals(happening.type().typeId()))
        && isOneOf(subscription.path("objectIds"), happening.id())
        && (happening.link() == null
            || isOneOf(
                subscription.path("associatedObjectTypeIds"), happening.link().to().typeId()))
        && (!isList || isOneOf(subscription.path("listIds"), happening.value()))
        && (happening.property().isEmpty()
            || isOneOf(subscription.path("properties"), happening.property()));
  }

  /// An empty choice is a choice of all.
  private static boolean isOneOf(JsonNode choice, String value) {
    return choice.isEmpty() || holds(choice, value);
  }

  private static boolean holds(JsonNode values, String value) {
    return values.valueStream().anyMatch(v -> v.asString().equals(value));
  }

  private ObjectNode event(Happening happening) {
    if (happening.link() != null) {
      return linked(happening.kind(), happening.link());
    }
    boolean isList =
        happening.kind() == Happening.Kind.JOINED || happening.kind() == Happening.Kind.LEFT;
    var event = Json.object().put("type", isList ? "listMembership" : "crmObject");
    event.put("portalId", Portal.ID).put("occurredAt", HubSpotTime.text(clock.stamp()));
    event.put("action", happening.kind().action());
    event.put("objectTypeId", happening.type().typeId());
    event.put("objectId", Long.parseLong(happening.id()));
    if (isList) {
      event.put("listId", Long.parseLong(happening.value()));
    }
    if (!happening.property().isEmpty()) {
      event.putObject("propertyChanges").put(happening.property(), happening.value());
    }
    if (!happening.merged().isEmpty()) {
      event.set("mergedObjectIds", Json.of(happening.merged()));
    }
    return event;
  }

  private ObjectNode linked(Happening.Kind kind, Associations.Link link) {
    var event = Json.object().put("type", "association").put("portalId", Portal.ID);
    event.put("occurredAt", HubSpotTime.text(clock.stamp())).put("action", kind.action());
    event.put("fromObjectTypeId", link.from().typeId());
    event.put("fromObjectId", Long.parseLong(link.fromId()));
    event.put("toObjectTypeId", link.to().typeId());
    event.put("toObjectId", Long.parseLong(link.toId()));
    event.put("associationCategory", "HUBSPOT_DEFINED");
    return event.put("associationTypeId", Associations.typeId(link.from(), link.to()));
  }

  /// What a record is like now, whether somebody subscribed to it or not.
  void snapshot(CrmType type, String id, ObjectNode values) {
    var event = Json.object().put("type", "crmObject").put("portalId", Portal.ID);
    event.put("occurredAt", HubSpotTime.text(clock.stamp())).put("action", "SNAPSHOT");
    event.put("objectTypeId", type.typeId()).put("objectId", Long.parseLong(id));
    event.set("propertyChanges", values);
    write(event);
  }

  /// From the oldest on, of the last three days. A file that was asked for changes no more.
  List<ObjectNode> files() {
    isOpen = false;
    var oldest = clock.instant().minus(KEPT);
    files.removeIf(f -> HubSpotTime.parse(Json.text(f, "publishedAt")).isBefore(oldest));
    return List.copyOf(files);
  }

  /// Refuses an offset that no file has.
  List<ObjectNode> after(String offset) {
    var all = files();
    for (int i = 0; i < all.size(); i++) {
      if (Json.text(all.get(i), "offset").equals(offset)) {
        return all.subList(i + 1, all.size());
      }
    }
    throw HubSpotRefused.notFound("No journal entry at offset " + offset);
  }

  Optional<ObjectNode> file(String offset) {
    return files.stream().filter(f -> Json.text(f, "offset").equals(offset)).findFirst();
  }

  ObjectNode state() {
    var state = Json.object().put("lastId", lastId);
    state.set("subscriptions", Json.array(subscriptions.values()));
    return (ObjectNode) state.set("files", Json.array(files));
  }

  void restore(JsonNode state) {
    lastId = state.path("lastId").asLong(lastId);
    subscriptions.clear();
    files.clear();
    isOpen = false;
    state
        .path("subscriptions")
        .forEach(s -> subscriptions.put(s.path("id").asLong(), (ObjectNode) s));
    state.path("files").forEach(f -> files.add((ObjectNode) f));
  }
}
