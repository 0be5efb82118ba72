package org.unisono.simulators.hubspot;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Publishing and sending marketing e-mails. Who unsubscribed is passed over.
final class EmailSends {
  private static final Set<String> UNSENT = Set.of("DRAFT", "DRAFT_AB", "SCHEDULED");

  private final Portal portal;

  EmailSends(Portal portal) {
    this.portal = portal;
  }

  /// Sends an e-mail to its lists, now or at its time; opens an automated one to workflows.
  void publish(String id) {
    var email = portal.emails.settle(id);
    if (Json.text(email, "subject").isBlank()) {
      throw HubSpotRefused.invalid("The email has no subject");
    }
    var state = Json.text(email, "state");
    if (state.startsWith("AUTOMATED")) {
      stamped(portal.emails.state(id, "AUTOMATED", true));
    } else if (!UNSENT.contains(state)) {
      throw HubSpotRefused.invalid("The email is already published");
    } else if (isLater(email)) {
      portal.emails.state(id, "SCHEDULED", true);
    } else {
      send(email);
    }
  }

  private boolean isLater(ObjectNode email) {
    var date = Json.text(email, "publishDate");
    return !date.isEmpty() && HubSpotTime.parse(date).isAfter(now());
  }

  private Instant now() {
    return portal.clock.instant();
  }

  private void stamped(ObjectNode email) {
    email.put("publishedAt", HubSpotTime.text(now())).put("publishedById", "1");
  }

  /// Takes back what has not gone out yet.
  void cancel(String id) {
    var email = portal.emails.require(id);
    switch (Json.text(email, "state")) {
      case "SCHEDULED" -> portal.emails.state(id, "DRAFT", false);
      case "AUTOMATED" -> portal.emails.state(id, "AUTOMATED_DRAFT", false);
      default -> throw HubSpotRefused.invalid("The email is not scheduled");
    }
  }

  /// Whose time has come.
  void sendDue() {
    portal.emails.all().stream()
        .filter(e -> Json.text(e, "state").equals("SCHEDULED") && !isLater(e))
        .forEach(this::send);
  }

  private void send(ObjectNode email) {
    var id = Json.text(email, "id");
    for (var contact : recipients(email.path("to"))) {
      portal
          .objects
          .find(CrmType.CONTACTS, contact)
          .map(c -> Json.text(c.path("properties"), "email"))
          .filter(address -> !address.isEmpty())
          .ifPresent(address -> deliver(email, contact, address));
    }
    stamped(portal.emails.state(id, "PUBLISHED", true));
  }

  private Set<String> recipients(JsonNode to) {
    var ids = members(to, "include");
    ids.removeAll(members(to, "exclude"));
    return ids;
  }

  private Set<String> members(JsonNode to, String which) {
    var ids = new LinkedHashSet<String>();
    for (var list : to.path("contactIlsLists").path(which)) {
      ids.addAll(portal.lists.members(list.asString()).keySet());
    }
    to.path("contactIds").path(which).forEach(id -> ids.add(id.asString()));
    return ids;
  }

  private void deliver(ObjectNode email, String contact, String address) {
    if (isOut(email, address)) {
      portal.emailEvents.add(Json.text(email, "id"), contact, "notsent", now());
      return;
    }
    went(email, contact);
    var cause = "marketing e-mail: " + Json.text(email, "name");
    portal.journal.mailed(new Journal.Mail(now(), contact, cause));
  }

  boolean isOut(ObjectNode email, String address) {
    var subscription = Json.text(email.path("subscriptionDetails"), "subscriptionId");
    var statuses = portal.subscriptions.statuses(address);
    return statuses.stream()
            .filter(s -> Json.text(s, "subscriptionId").equals(subscription))
            .anyMatch(s -> Json.text(s, "status").equals("UNSUBSCRIBED"))
        || statuses.stream().allMatch(s -> Json.text(s, "status").equals("UNSUBSCRIBED"));
  }

  /// Notes a mail that went out, whoever sent it.
  void went(ObjectNode email, String contact) {
    for (var kind : List.of("sent", "delivered")) {
      portal.emailEvents.add(Json.text(email, "id"), contact, kind, now());
    }
  }

  /// What a workflow does with an automated e-mail that is published.
  void byWorkflow(String id, String contact) {
    portal
        .emails
        .find(id)
        .filter(e -> Json.text(e, "state").equals("AUTOMATED"))
        .ifPresent(e -> went(e, contact));
  }
}
