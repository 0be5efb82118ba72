package org.unisono.simulators.hubspot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The portal as its own people change it, past the API: no limits, no faults, the same rules.
///
/// Object types are `contacts`, `companies`, `deals`. Rows are as stored: `{id, properties, …}`.
public final class HubSpotStore {
  private final Portal portal;
  private final Simulator simulator;

  HubSpotStore(Portal portal, Simulator simulator) {
    this.portal = portal;
    this.simulator = simulator;
  }

  /// Answers the new id.
  public String create(String type, Map<String, ?> properties) {
    return simulator.between(
        () ->
            portal.byPeople(
                () ->
                    Json.text(
                        portal.objects.create(CrmType.of(type), Json.object(properties)), "id")));
  }

  public void update(String type, String id, Map<String, ?> properties) {
    simulator.between(
        () ->
            portal.byPeople(
                () -> portal.objects.update(CrmType.of(type), id, Json.object(properties))));
  }

  /// As a person does on a record's page, who adds another one to it.
  public void associate(String type, String id, String toType, String toId) {
    var link = new Associations.Link(CrmType.of(type), id, CrmType.of(toType), toId);
    simulator.between(
        () ->
            portal.byPeople(
                () -> {
                  portal.associations.add(link);
                  return id;
                }));
  }

  /// @return the id of the new record that both have become
  public String merge(String type, String primary, String other) {
    return simulator.between(
        () ->
            portal.byPeople(() -> Json.text(portal.merge(CrmType.of(type), primary, other), "id")));
  }

  public void archive(String type, String id) {
    simulator.between(
        () -> {
          return portal.byPeople(
              () -> {
                portal.remove(CrmType.of(type), id);
                return id;
              });
        });
  }

  /// Takes a record that was archived out of the bin, which no API does.
  public void bringBack(String type, String id) {
    simulator.between(
        () ->
            portal.byPeople(
                () -> {
                  portal.bringBack(CrmType.of(type), id);
                  return id;
                }));
  }

  public List<ObjectNode> all(String type) {
    return simulator.between(() -> copies(portal.objects.all(CrmType.of(type))));
  }

  public Optional<ObjectNode> find(String type, String id) {
    return simulator.between(
        () -> portal.objects.find(CrmType.of(type), id).map(ObjectNode::deepCopy));
  }

  public Optional<ObjectNode> contactByEmail(String email) {
    return simulator.between(
        () -> portal.objects.find(CrmType.CONTACTS, "email", email).map(ObjectNode::deepCopy));
  }

  /// What a neighbour system's bridge does: makes the contact, or changes the one with that e-mail.
  public void carryIn(String email, Map<String, ?> properties) {
    contactByEmail(email)
        .ifPresentOrElse(
            known -> update("contacts", Json.text(known, "id"), properties),
            () -> {
              var fresh = Json.object(properties).put("email", email);
              simulator.between(() -> portal.objects.create(CrmType.CONTACTS, fresh));
            });
  }

  public String createCampaign(Map<String, ?> properties) {
    return simulator.between(
        () -> Json.text(portal.campaigns.create(Json.object(properties)), "id"));
  }

  public void updateCampaign(String id, Map<String, ?> properties) {
    simulator.between(() -> portal.campaigns.update(id, Json.object(properties)));
  }

  /// Somebody who can own campaigns; answers the owner's id.
  public String createOwner(String first, String last, String email) {
    return simulator.between(() -> portal.owners.add(first, last, email));
  }

  public List<ObjectNode> campaigns() {
    return simulator.between(() -> copies(portal.campaigns.all()));
  }

  /// Answers the list's id; `MANUAL`, of contacts.
  public String createList(String name) {
    JsonNode wish =
        Json.object().put("name", name).put("objectTypeId", "0-1").put("processingType", "MANUAL");
    return simulator.between(() -> Json.text(portal.lists.create(wish), "listId"));
  }

  /// Of contacts who fit the filter tree; answers the list's id.
  public String createDynamicList(String name, JsonNode filters) {
    var wish =
        Json.object().put("name", name).put("objectTypeId", "0-1").put("processingType", "DYNAMIC");
    wish.set("filterBranch", filters);
    return simulator.between(() -> Json.text(portal.lists.create(wish), "listId"));
  }

  public List<ObjectNode> lists() {
    return simulator.between(portal.lists::all);
  }

  /// The contacts of a list, in joining order.
  public List<String> members(String listId) {
    return simulator.between(() -> List.copyOf(portal.lists.members(listId).keySet()));
  }

  public void changeMembers(String listId, List<String> toAdd, List<String> toRemove) {
    simulator.between(() -> portal.lists.change(listId, toAdd, toRemove));
  }

  /// Puts an event on a campaign, as a person does on the campaign's page; answers the event's id.
  public String createEvent(String campaign, String name) {
    var wish = Json.object().put("eventName", name).put("eventOrganizer", "Marketing");
    wish.put("externalAccountId", "portal").put("externalEventId", "by-hand-" + campaign);
    wish.put("eventType", "WEBINAR").put("startDateTime", "2026-12-01T10:00:00Z");
    return simulator.between(
        () -> {
          var id = Json.text(portal.events.create(wish), "objectId");
          portal.campaigns.associate(campaign, "MARKETING_EVENT", id);
          return id;
        });
  }

  public List<ObjectNode> events() {
    return simulator.between(() -> copies(portal.events.all()));
  }

  /// `{contactId, attendanceState, occurredAt}`.
  public List<ObjectNode> participations(String eventId) {
    return simulator.between(() -> copies(portal.events.participations(eventId)));
  }

  /// State: REGISTERED, ATTENDED, CANCELLED or NO_SHOW.
  public void attend(String eventId, String contactId, String state) {
    simulator.between(
        () -> {
          long now = portal.clock.instant().toEpochMilli();
          portal.events.attend(eventId, contactId, state, now);
          return state;
        });
  }

  /// An active workflow that mails who joins the list; answers its id.
  public String workflowOnList(String name, String listId) {
    return workflow(name, Workflows.onList(listId));
  }

  /// An active workflow that mails who registers (REGISTERED) or cancels (CANCELLED).
  public String workflowOnEvent(String name, String state) {
    return workflow(name, Workflows.onEvent(state));
  }

  /// An active workflow of contacts, with HubSpot's `enrollmentCriteria`; it mails whom it enrols.
  public String workflow(String name, JsonNode criteria) {
    return simulator.between(() -> Json.text(portal.workflows.create(name, criteria), "id"));
  }

  /// A draft to the members of a list; answers its id.
  public String createEmail(String name, String subject, String listId) {
    var wish = Json.object().put("name", name).put("subject", subject);
    wish.putObject("to").putObject("contactIlsLists").putArray("include").add(listId);
    return simulator.between(() -> Json.text(portal.emails.create(wish), "id"));
  }

  /// What a recipient or their server does: `open`, `click`, `bounce` or `unsubscribed`.
  public void reacts(String emailId, String contactId, String kind) {
    simulator.between(
        () -> {
          portal.emailEvents.add(emailId, contactId, kind, portal.clock.instant());
          return kind;
        });
  }

  /// A form with these fields of contacts, of which only the address must be given; answers its id.
  public String createForm(String name, List<String> fields) {
    var wish = Json.object().put("formType", "hubspot").put("name", name);
    var own = wish.putArray("fieldGroups").addObject().putArray("fields");
    fields.forEach(f -> own.addObject().put("name", f).put("required", f.equals("email")));
    return simulator.between(() -> Json.text(portal.forms.create(wish), "id"));
  }

  /// An active workflow that mails who sends the form.
  public String workflowOnForm(String name, String formId) {
    return workflow(name, Workflows.onForm(formId));
  }

  /// As the person does on the preferences page. Status: SUBSCRIBED or UNSUBSCRIBED.
  public void subscription(String email, String subscriptionId, String status) {
    simulator.between(
        () -> {
          portal.subscriptions.byPerson(email, subscriptionId, status);
          return status;
        });
  }

  /// SUBSCRIBED, UNSUBSCRIBED or NOT_SPECIFIED.
  public String subscriptionOf(String email, String subscriptionId) {
    return simulator.between(
        () ->
            portal.subscriptions.statuses(email).stream()
                .filter(s -> Json.text(s, "subscriptionId").equals(subscriptionId))
                .map(s -> Json.text(s, "status"))
                .findFirst()
                .orElseThrow());
  }

  public void unsubscribeAll(String email) {
    simulator.between(
        () -> {
          portal.subscriptions.unsubscribeAll(email);
          return email;
        });
  }

  private static List<ObjectNode> copies(List<ObjectNode> rows) {
    return rows.stream().map(ObjectNode::deepCopy).toList();
  }
}
