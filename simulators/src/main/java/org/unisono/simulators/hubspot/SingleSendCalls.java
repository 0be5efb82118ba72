package org.unisono.simulators.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// One mail to one address, made from a published e-mail of the kind for that. A `sendId` that was
/// used before sends nothing.
final class SingleSendCalls {
  private static final int MOST_KEPT = 1_000;

  private final Portal portal;
  private final Map<String, ObjectNode> statuses = new LinkedHashMap<>();

  SingleSendCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .post("/marketing/v3/transactional/single-email/send", this::send)
        .post("/marketing/v4/email/single-send", this::send)
        .get("/marketing/v3/email/send-statuses/{id}", this::status);
  }

  private Reply send(Request request) {
    var wish = request.object();
    var email = portal.emails.require(Json.text(wish, "emailId"));
    if (!Json.text(email, "type").endsWith("SINGLE_SEND_API")) {
      throw HubSpotRefused.invalid("The email is not one for single sends");
    }
    var message = wish.path("message");
    var to = Json.text(message, "to");
    if (!to.contains("@")) {
      throw HubSpotRefused.invalid("message.to is not an address");
    }
    var sendId = Json.text(message, "sendId");
    var now = HubSpotTime.text(portal.clock.instant());
    boolean again =
        !sendId.isEmpty()
            && statuses.values().stream().anyMatch(s -> Json.text(s, "sendId").equals(sendId));
    var status = Json.object().put("statusId", UUID.randomUUID().toString()).put("sendId", sendId);
    status.put("status", "COMPLETE").put("requestedAt", now).put("startedAt", now);
    status
        .put("completedAt", now)
        .put("sendResult", again ? "IDEMPOTENT_IGNORE" : result(email, to));
    if (Json.text(status, "sendResult").equals("SENT")) {
      mail(email, to);
      status.putObject("eventId").put("id", UUID.randomUUID().toString()).put("created", now);
    }
    if (statuses.size() >= MOST_KEPT) {
      statuses.remove(statuses.keySet().iterator().next());
    }
    statuses.put(Json.text(status, "statusId"), status);
    return Reply.ok(shown(status));
  }

  private String result(ObjectNode email, String to) {
    if (!Json.text(email, "isPublished").equals("true")) {
      return "MISSING_CONTENT";
    }
    boolean marketing = Json.text(email, "type").startsWith("MARKETING");
    return marketing && portal.sends.isOut(email, to) ? "ADDRESS_OPTED_OUT" : "SENT";
  }

  private void mail(ObjectNode email, String to) {
    var contact =
        portal.objects.find(CrmType.CONTACTS, "email", to).map(c -> Json.text(c, "id")).orElse(to);
    portal.sends.went(email, contact);
    var cause = "single send: " + Json.text(email, "name");
    portal.journal.mailed(new Journal.Mail(portal.clock.instant(), contact, cause));
  }

  private static ObjectNode shown(ObjectNode status) {
    var shown = status.deepCopy();
    shown.remove("sendId");
    return shown;
  }

  private Reply status(Request request) {
    var status = statuses.get(request.var("id"));
    if (status == null) {
      throw HubSpotRefused.notFound("No send with id " + request.var("id"));
    }
    return Reply.ok(shown(status));
  }
}
