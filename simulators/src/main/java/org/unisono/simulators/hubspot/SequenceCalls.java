package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Sales sequences, of which the portal has one, and putting a contact into it: they get a mail
/// from a colleague at once. A contact is in one sequence at a time.
final class SequenceCalls {
  private static final String ALL = "/automation/v4/sequences";
  private static final String ONLY = "700001";

  private final Portal portal;
  private final List<ObjectNode> enrolments = new ArrayList<>();

  SequenceCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(ALL, this::list)
        .get(ALL + "/{id}", this::read)
        .post(ALL + "/enrollments", this::enrol)
        .get(ALL + "/enrollments/contact/{contact}", this::enrolled);
  }

  private static void requireUser(Request request) {
    if (request.param("userId").filter(u -> u.matches("\\d+")).isEmpty()) {
      throw HubSpotRefused.invalid("userId is required");
    }
  }

  private static ObjectNode only() {
    return Json.object().put("id", ONLY).put("name", "First contact").put("userId", "1");
  }

  private Reply list(Request request) {
    requireUser(request);
    return Reply.ok(portal.pages.byOffset(request, List.of(only()), 10, s -> s).put("total", 1));
  }

  private Reply read(Request request) {
    requireUser(request);
    requireSequence(request.var("id"));
    return Reply.ok(only());
  }

  private static void requireSequence(String id) {
    if (!id.equals(ONLY)) {
      throw HubSpotRefused.notFound("No sequence with id " + id);
    }
  }

  private Reply enrol(Request request) {
    requireUser(request);
    var wish = request.object();
    requireSequence(Json.text(wish, "sequenceId"));
    var contact = Json.text(wish, "contactId");
    portal.objects.require(CrmType.CONTACTS, "", contact);
    var sender = Json.text(wish, "senderEmail");
    if (!sender.contains("@")) {
      throw HubSpotRefused.invalid("senderEmail is required");
    }
    if (enrolments.stream().anyMatch(e -> Json.text(e, "contact").equals(contact))) {
      throw HubSpotRefused.invalid("The contact is already enrolled in a sequence");
    }
    var now = portal.clock.instant();
    var row = Json.object().put("id", String.valueOf(enrolments.size() + 1));
    row.put("contact", contact)
        .put("toEmail", email(contact))
        .put("enrolledAt", HubSpotTime.text(now));
    row.put("updatedAt", HubSpotTime.text(now)).put("sequenceId", ONLY);
    enrolments.add(row.put("sequenceName", "First contact").put("senderEmail", sender));
    portal.journal.mailed(new Journal.Mail(now, contact, "sequence: First contact"));
    return Reply.ok(shown(row));
  }

  private String email(String contact) {
    return portal
        .objects
        .find(CrmType.CONTACTS, contact)
        .map(c -> Json.text(c.path("properties"), "email"))
        .orElse("");
  }

  private Reply enrolled(Request request) {
    return enrolments.stream()
        .filter(e -> Json.text(e, "contact").equals(request.var("contact")))
        .findFirst()
        .map(e -> Reply.ok(shown(e)))
        .orElseThrow(() -> HubSpotRefused.notFound("The contact is in no sequence"));
  }

  private static ObjectNode shown(ObjectNode row) {
    var shown = row.deepCopy();
    shown.remove("contact");
    return shown;
  }
}
