package org.unisono.simulators.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Consent per address and subscription type. Who unsubscribed can only come back by their own act:
/// the API refuses it.
final class Subscriptions {
  /// A kind of mail that people subscribe to.
  record Definition(String id, String name, String description) {}

  static final List<Definition> DEFINITIONS =
      List.of(
          new Definition("101", "Marketing information", "Offers and product news"),
          new Definition("102", "Newsletter", "Once a month"));

  private final CrmObjects objects;
  private final SimulatedClock clock;
  private final Map<String, Map<String, ObjectNode>> statuses = new LinkedHashMap<>();

  Subscriptions(CrmObjects objects, SimulatedClock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  ObjectNode status(String email, Definition definition) {
    var found = of(email).get(definition.id());
    return found == null ? row(email, definition, "NOT_SPECIFIED", Json.object()) : found;
  }

  List<ObjectNode> statuses(String email) {
    return DEFINITIONS.stream().map(d -> status(email, d)).toList();
  }

  /// By a client of the API.
  ObjectNode set(String email, String subscriptionId, String state, JsonNode basis) {
    var definition = definition(subscriptionId);
    boolean out = Json.text(status(email, definition), "status").equals("UNSUBSCRIBED");
    if (out && state.equals("SUBSCRIBED")) {
      throw HubSpotRefused.invalid(
          "Subscription %s of this contact was unsubscribed and can only be renewed by the contact"
              .formatted(subscriptionId));
    }
    return put(email, definition, state, basis);
  }

  /// By the person, on the portal's own page.
  void byPerson(String email, String subscriptionId, String state) {
    put(email, definition(subscriptionId), state, Json.object());
    if (state.equals("SUBSCRIBED")) {
      optOut(email, "");
    }
  }

  void unsubscribeAll(String email) {
    DEFINITIONS.forEach(d -> put(email, d, "UNSUBSCRIBED", Json.object()));
    optOut(email, "true");
  }

  private void optOut(String email, String value) {
    objects
        .find(CrmType.CONTACTS, "email", email)
        .ifPresent(
            c -> objects.system(CrmType.CONTACTS, Json.text(c, "id"), "hs_email_optout", value));
  }

  private ObjectNode put(String email, Definition definition, String state, JsonNode basis) {
    if (!List.of("SUBSCRIBED", "UNSUBSCRIBED").contains(state)) {
      throw HubSpotRefused.invalid("statusState is SUBSCRIBED or UNSUBSCRIBED");
    }
    var row = row(email, definition, state, basis);
    of(email).put(definition.id(), row);
    return row;
  }

  private ObjectNode row(String email, Definition definition, String state, JsonNode basis) {
    return Json.object()
        .put("subscriberIdString", email)
        .put("channel", "EMAIL")
        .put("subscriptionId", definition.id())
        .put("subscriptionName", definition.name())
        .put("status", state)
        .put("source", state.equals("NOT_SPECIFIED") ? "" : "Public API")
        .put("legalBasis", Json.text(basis, "legalBasis"))
        .put("legalBasisExplanation", Json.text(basis, "legalBasisExplanation"))
        .put("timestamp", HubSpotTime.text(clock.instant()));
  }

  private static Definition definition(String id) {
    return DEFINITIONS.stream()
        .filter(d -> d.id().equals(id))
        .findFirst()
        .orElseThrow(() -> HubSpotRefused.invalid("No subscription with id " + id));
  }

  private Map<String, ObjectNode> of(String email) {
    return statuses.computeIfAbsent(email.toLowerCase(Locale.ROOT), e -> new LinkedHashMap<>());
  }

  ObjectNode state() {
    return Json.object(statuses);
  }

  void restore(JsonNode state) {
    statuses.clear();
    for (var entry : state.properties()) {
      entry
          .getValue()
          .properties()
          .forEach(s -> of(entry.getKey()).put(s.getKey(), (ObjectNode) s.getValue()));
    }
  }
}
