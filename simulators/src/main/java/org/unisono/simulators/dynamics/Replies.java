package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Incoming e-mails: the first one of a person to an activity becomes a response of its campaign.
/// The campaign is known by the activity, or by its code in the subject.
final class Replies {
  private final Organization org;

  Replies(Organization org) {
    this.org = org;
  }

  void arrived(ObjectNode email) {
    if (email.path("directioncode").asBoolean(true)) {
      return;
    }
    email.put("statecode", 1).put("statuscode", 4);
    var activity = Json.text(email, "_regardingobjectid_value");
    var sender = Json.text(email, "sender");
    campaign(email, activity)
        .ifPresent(
            campaign ->
                List.of("contact", "lead", "account").stream()
                    .flatMap(kind -> at(org.tables.named(kind), sender).stream())
                    .findFirst()
                    .ifPresent(from -> respond(email, campaign, from, activity)));
  }

  private record Sender(Table kind, String id) {}

  private Optional<Sender> at(Table kind, String address) {
    return org.records.all(kind).stream()
        .filter(r -> !address.isEmpty())
        .filter(r -> Json.text(r, "emailaddress1").equalsIgnoreCase(address))
        .map(r -> new Sender(kind, Json.text(r, kind.key())))
        .findFirst();
  }

  private Optional<String> campaign(ObjectNode email, String activity) {
    var known = org.records.find(org.tables.named("campaignactivity"), activity);
    if (known.isPresent()) {
      return known.map(a -> Json.text(a, "_regardingobjectid_value")).filter(c -> !c.isEmpty());
    }
    return org.records.all(org.tables.named("campaign")).stream()
        .filter(c -> Json.text(email, "subject").contains(Json.text(c, "codename")))
        .map(c -> Json.text(c, "campaignid"))
        .findFirst();
  }

  private void respond(ObjectNode email, String campaign, Sender from, String activity) {
    var mark = from.id() + "/" + (activity.isEmpty() ? campaign : activity);
    var responses = org.tables.named("campaignresponse");
    if (org.records.all(responses).stream().anyMatch(r -> Json.text(r, "reply").equals(mark))) {
      return;
    }
    var party =
        Map.of(
            "partyid_" + from.kind().name() + "@odata.bind",
            "/%s(%s)".formatted(from.kind().set(), from.id()),
            "participationtypemask",
            11);
    var values =
        Map.of(
            "subject",
            Json.text(email, "subject"),
            "channeltypecode",
            1,
            "responsecode",
            1,
            "receivedon",
            Json.text(email, "createdon"),
            "regardingobjectid_campaign_campaignresponse@odata.bind",
            "/campaigns(" + campaign + ")",
            "originatingactivityid_email@odata.bind",
            "/emails(" + Json.text(email, "activityid") + ")",
            "campaignresponse_activity_parties",
            List.of(party));
    org.writes.create(responses, Json.object(values), "").put("reply", mark);
  }
}
