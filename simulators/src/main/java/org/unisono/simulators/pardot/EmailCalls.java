package org.unisono.simulators.pardot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// E-mails to one prospect, and the numbers of those to a list.
final class EmailCalls {
  private static final int CLICK = 1;
  private static final int SENT = 6;
  private static final int OPEN = 11;
  private static final int UNSUBSCRIBED = 12;
  private static final int BOUNCED = 13;
  private static final int COMPLAINED = 14;

  private final Unit unit;
  private final Shown shown;
  private final Mailings mailings;

  EmailCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
    this.mailings = new Mailings(unit);
  }

  void register(Routes api) {
    api.post(PardotVendor.AT + "emails", this::send);
    api.get(PardotVendor.AT + "list-emails/{id}/stats", this::stats);
  }

  private Reply send(Request request) {
    var fields = shown.fields(Kind.EMAILS, request);
    var body = Bodies.of(request);
    unit.writeRules.checkCall();
    var campaign = Bodies.required(body, "campaignId");
    if (unit.table(Kind.CAMPAIGNS).find(campaign).isEmpty()) {
      throw PardotRefused.of(400, 38, "Invalid campaign ID");
    }
    var prospect = recipient(body);
    boolean whole =
        !Json.text(body, "subject").isBlank()
            && body.path("senderOptions").isArray()
            && !body.path("senderOptions").isEmpty()
            && !(Json.text(body, "htmlMessage") + Json.text(body, "textMessage")).isBlank();
    if (!whole) {
      throw PardotRefused.of(400, 65, "Invalid email format");
    }
    if (!Mailability.isMailable(prospect)) {
      throw PardotRefused.of(400, 98, "Prospect not mailable");
    }
    long id = prospect.path("id").asLong(0);
    var row = Json.object().put("prospectId", id).put("campaignId", Long.parseLong(campaign));
    for (var name : List.of("name", "subject", "htmlMessage", "textMessage", "emailTemplateId")) {
      if (body.has(name)) {
        row.set(name, body.get(name));
      }
    }
    var emails = unit.table(Kind.EMAILS);
    var added = emails.add(row.put("type", "html").put("sentAt", emails.stamp()));
    unit.log(
        Json.object()
            .put("prospectId", id)
            .put("campaignId", Long.parseLong(campaign))
            .put("emailId", added.path("id").asLong(0))
            .put("type", SENT)
            .put("typeName", "Email")
            .put("details", Json.text(body, "subject")));
    var address = Json.text(prospect, "email");
    unit.journal.mailed(new Journal.Mail(unit.clock.instant(), address, "one-to-one e-mail"));
    return Reply.json(201, shown.row(Kind.EMAILS, added, fields));
  }

  private ObjectNode recipient(ObjectNode body) {
    var id = Json.text(body, "prospectId");
    var email = Json.text(body, "prospectEmail");
    if (id.isEmpty() && email.isEmpty()) {
      throw PardotRefused.of(400, 153, "Missing required property in request: prospectId");
    }
    var found =
        id.isEmpty()
            ? unit.latest(unit.prospectsAt(email))
            : unit.table(Kind.PROSPECTS)
                .find(id)
                .filter(p -> !p.path("isDeleted").asBoolean(false));
    return found.orElseThrow(() -> PardotRefused.of(400, 92, "Prospect record could not be found"));
  }

  private Reply stats(Request request) {
    mailings.runDue();
    var row = unit.table(Kind.LIST_EMAILS).require(request.var("id"));
    var asked = request.param("fields").orElse("");
    if (asked.isBlank()) {
      throw PardotRefused.invalid("The fields parameter is required.");
    }
    var all = counted(Json.text(row, "id"));
    var seen = Json.object();
    for (var name : Arrays.stream(asked.split(",")).map(String::trim).toList()) {
      if (!all.containsKey(name)) {
        throw PardotRefused.invalid("Invalid fields requested: " + name);
      }
      seen.put(name, all.get(name));
    }
    return Reply.ok(seen);
  }

  private Map<String, BigDecimal> counted(String email) {
    var acts = unit.table(Kind.VISITOR_ACTIVITIES).where("listEmailId", email);
    long sent = count(acts, SENT);
    long bounced = count(acts, BOUNCED);
    long delivered = Math.max(0, sent - bounced);
    var all = new TreeMap<String, BigDecimal>();
    put(all, "sent", sent);
    put(all, "delivered", delivered);
    put(all, "hardBounced", bounced);
    put(all, "softBounced", 0);
    put(all, "opens", count(acts, OPEN));
    put(all, "uniqueOpens", people(acts, OPEN));
    put(all, "totalClicks", count(acts, CLICK));
    put(all, "uniqueClicks", people(acts, CLICK));
    put(all, "optOuts", people(acts, UNSUBSCRIBED));
    put(all, "spamComplaints", people(acts, COMPLAINED));
    all.put("deliveryRate", rate(delivered, sent));
    all.put("opensRate", rate(people(acts, OPEN), delivered));
    all.put("clickThroughRate", rate(count(acts, CLICK), delivered));
    all.put("uniqueClickThroughRate", rate(people(acts, CLICK), delivered));
    all.put("clickOpenRatio", rate(people(acts, CLICK), people(acts, OPEN)));
    all.put("optOutRate", rate(people(acts, UNSUBSCRIBED), delivered));
    all.put("spamComplaintRate", rate(people(acts, COMPLAINED), delivered));
    return all;
  }

  private static void put(Map<String, BigDecimal> all, String name, long number) {
    all.put(name, BigDecimal.valueOf(number));
  }

  private static long count(List<ObjectNode> acts, int type) {
    return acts.stream().filter(a -> a.path("type").asInt(0) == type).count();
  }

  private static long people(List<ObjectNode> acts, int type) {
    return acts.stream()
        .filter(a -> a.path("type").asInt(0) == type)
        .map(a -> Json.text(a, "prospectId"))
        .distinct()
        .count();
  }

  private static BigDecimal rate(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }
}
