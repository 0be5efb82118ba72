package org.unisono.simulators.pardot;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Sends list e-mails whose time has come: once to each prospect on the lists who is on none of the
/// suppression lists and may be mailed. Whether there is a place on a list is seen as it is sent.
final class Mailings {
  static final String DUE = "scheduledTime";
  static final String TO = "recipientListIds";
  static final String NOT_TO = "suppressionListIds";
  private static final int SENT = 6;

  private final Unit unit;

  Mailings(Unit unit) {
    this.unit = unit;
  }

  void runDue() {
    var now = unit.clock.instant();
    for (var email : unit.table(Kind.LIST_EMAILS).alive()) {
      var due = Json.text(email, DUE);
      boolean waits = !due.isEmpty() && !email.path("isSent").asBoolean(false);
      if (waits && !Instant.parse(due).isAfter(now)) {
        send(email);
      }
    }
  }

  private void send(ObjectNode email) {
    var emails = unit.table(Kind.LIST_EMAILS);
    emails.change(email, Json.object().put("isSent", true).put("sentAt", emails.stamp()));
    boolean operational = email.path("isOperational").asBoolean(false);
    var places = placed(lists(email, TO));
    places.keySet().removeAll(placed(lists(email, NOT_TO)).keySet());
    places.forEach(
        (id, place) ->
            unit.table(Kind.PROSPECTS)
                .find(id)
                .filter(p -> !p.path("isDeleted").asBoolean(false))
                .filter(p -> operational || Mailability.isMailable(p, place))
                .ifPresent(p -> mail(email, p)));
  }

  private static Set<String> lists(ObjectNode email, String field) {
    var lists = new HashSet<String>();
    email.path(field).forEach(l -> lists.add(l.asString()));
    return lists;
  }

  /// The places on the lists by prospect; of several, one that is not opted out.
  private Map<String, ObjectNode> placed(Set<String> lists) {
    var places = new LinkedHashMap<String, ObjectNode>();
    for (var place : unit.table(Kind.LIST_MEMBERSHIPS).alive()) {
      if (lists.contains(Json.text(place, "listId"))) {
        places.merge(
            Json.text(place, "prospectId"),
            place,
            (one, two) -> one.path("optedOut").asBoolean(false) ? two : one);
      }
    }
    return places;
  }

  private void mail(ObjectNode email, ObjectNode prospect) {
    unit.log(
        Json.object()
            .put("prospectId", prospect.path("id").asLong(0))
            .put("campaignId", email.path("campaignId").asLong(0))
            .put("listEmailId", email.path("id").asLong(0))
            .put("type", SENT)
            .put("typeName", "Email")
            .put("details", Json.text(email, "subject")));
    var cause = "list e-mail " + Json.text(email, "name");
    var address = Json.text(prospect, "email");
    unit.journal.mailed(new Journal.Mail(unit.clock.instant(), address, cause));
  }
}
