package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who registered, attended or cancelled: written by contact id or e-mail, read as participations.
final class AttendanceCalls {
  private static final Map<String, String> STATES =
      Map.of("register", "REGISTERED", "attend", "ATTENDED", "cancel", "CANCELLED");

  private final Portal portal;

  AttendanceCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : EventCalls.BASES) {
      var external = base + "/attendance/{external}/{state}";
      var own = base + "/{id}/attendance/{state}";
      var older = base + "/events/{external}/{state}";
      routes
          .post(external + "/create", r -> write(r, byExternal(r), this::byVid))
          .post(external + "/email-create", r -> write(r, byExternal(r), this::byEmail))
          .post(own + "/create", r -> write(r, r.var("id"), this::byVid))
          .post(own + "/email-create", r -> write(r, r.var("id"), this::byEmail))
          .post(older + "/upsert", r -> write(r, byExternal(r), this::byVid))
          .post(older + "/email-upsert", r -> write(r, byExternal(r), this::byEmail))
          .get(base + "/participations/contacts/{who}/breakdown", this::ofContact)
          .get(base + "/participations/{id}/breakdown", r -> breakdown(r, r.var("id")))
          .get(base + "/participations/{account}/{external}/breakdown", r -> breakdown(r, named(r)))
          .get(base + "/participations/{id}", r -> counters(r.var("id")))
          .get(base + "/participations/{account}/{external}", r -> counters(named(r)));
    }
  }

  @FunctionalInterface
  private interface Who {
    /// The contact's id, and the row of the answer.
    ObjectNode of(JsonNode input);
  }

  private String byExternal(Request request) {
    var account = request.param("externalAccountId").orElse("");
    return Json.text(portal.events.require(account, request.var("external")), "objectId");
  }

  private String named(Request request) {
    var event = portal.events.require(request.var("account"), request.var("external"));
    return Json.text(event, "objectId");
  }

  private Reply write(Request request, String eventId, Who who) {
    portal.events.require(eventId);
    var state = STATES.get(request.var("state"));
    if (state == null) {
      throw HubSpotRefused.invalid("Unknown subscriber state " + request.var("state"));
    }
    return new Batch(portal, 1_000)
        .each(
            request,
            200,
            input -> {
              var row = who.of(input);
              var at = input.path("interactionDateTime").asLong();
              portal.events.attend(eventId, row.path("vid").asString(), state, at);
              return row;
            });
  }

  private ObjectNode byVid(JsonNode input) {
    var id = Json.text(input, "vid");
    portal.objects.require(CrmType.CONTACTS, "", id);
    return Json.object().put("vid", Long.parseLong(id));
  }

  /// An unknown address becomes a contact.
  private ObjectNode byEmail(JsonNode input) {
    var email = Json.text(input, "email");
    var contact =
        portal
            .objects
            .find(CrmType.CONTACTS, "email", email)
            .orElseGet(
                () -> {
                  var values = (ObjectNode) Json.object().setAll(properties(input));
                  return portal.objects.create(CrmType.CONTACTS, values.put("email", email));
                });
    return Json.object().put("vid", contact.path("id").asLong()).put("email", email);
  }

  private static ObjectNode properties(JsonNode input) {
    return input.path("contactProperties") instanceof ObjectNode given ? given : Json.object();
  }

  private Reply breakdown(Request request, String eventId) {
    var event = portal.events.require(eventId);
    var state = request.param("state").orElse("");
    var who = request.param("contactIdentifier").orElse("");
    var rows =
        portal.events.participations(eventId).stream()
            .filter(p -> state.isEmpty() || Json.text(p, "attendanceState").equals(state))
            .map(p -> shown(event, p))
            .filter(row -> who.isEmpty() || isOf(row.path("associations").path("contact"), who))
            .toList();
    var page = portal.pages.byOffset(request, rows, 10, row -> row);
    return Reply.ok(page.put("total", rows.size()));
  }

  private static boolean isOf(JsonNode contact, String who) {
    return Json.text(contact, "contactId").equals(who) || Json.text(contact, "email").equals(who);
  }

  private Reply ofContact(Request request) {
    var who = request.var("who");
    var idProperty = who.contains("@") ? "email" : "";
    var contact = Json.text(portal.objects.require(CrmType.CONTACTS, idProperty, who), "id");
    List<ObjectNode> rows =
        portal.events.all().stream()
            .flatMap(
                e ->
                    portal.events.participations(Json.text(e, "objectId")).stream()
                        .filter(p -> Json.text(p, "contactId").equals(contact))
                        .map(p -> shown(e, p)))
            .toList();
    var page = portal.pages.byOffset(request, rows, 10, row -> row);
    return Reply.ok(page.put("total", rows.size()));
  }

  private ObjectNode shown(ObjectNode event, ObjectNode participation) {
    var contactId = Json.text(participation, "contactId");
    var eventId = Json.text(event, "objectId");
    var shown = Json.object().put("id", eventId + "-" + contactId);
    shown.put("createdAt", Json.text(participation, "createdAt"));
    var associations = shown.putObject("associations");
    var properties =
        portal
            .objects
            .find(CrmType.CONTACTS, contactId)
            .map(c -> c.path("properties"))
            .orElse(Json.object());
    associations
        .putObject("contact")
        .put("contactId", contactId)
        .put("email", Json.text(properties, "email"))
        .put("firstname", Json.text(properties, "firstname"))
        .put("lastname", Json.text(properties, "lastname"));
    associations
        .putObject("marketingEvent")
        .put("marketingEventId", eventId)
        .put("externalAccountId", Json.text(event, "externalAccountId"))
        .put("externalEventId", Json.text(event, "externalEventId"))
        .put("name", Json.text(event, "eventName"));
    shown
        .putObject("properties")
        .put("attendanceState", Json.text(participation, "attendanceState"))
        .put("occurredAt", participation.path("occurredAt").asLong());
    return shown;
  }

  private Reply counters(String eventId) {
    portal.events.require(eventId);
    return Reply.ok(
        Json.object()
            .put("registered", portal.events.count(eventId, "REGISTERED"))
            .put("attended", portal.events.count(eventId, "ATTENDED"))
            .put("cancelled", portal.events.count(eventId, "CANCELLED"))
            .put("noShows", portal.events.count(eventId, "NO_SHOW")));
  }
}
