package org.unisono.simulators.activecampaign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Sending a campaign, as the account's own people do, and what recipients do with it: the counters
/// of the campaign, its links, the logs of the contact, and what webhooks tell.
final class Reactions {
  private static final Pattern LINK = Pattern.compile("href=\"(https?:[^\"]+)\"");
  private static final Map<String, List<String>> COUNTERS =
      Map.of(
          "open", List.of("opens", "uniqueopens"),
          "click", List.of("linkclicks", "subscriberclicks"),
          "reply", List.of("replies", "uniquereplies"),
          "forward", List.of("forwards", "uniqueforwards"),
          "share", List.of("socialshares", "socialshares"),
          "bounce", List.of("hardbounces", "hardbounces"));

  /// To which lists a campaign goes, and which messages it has.
  final Rows campaignLists = new Rows("CampaignList");

  final Rows campaignMessages = new Rows("CampaignMessage");
  final Rows links = new Rows("Link");

  /// What each recipient did: contact, campaign, kind, moment.
  final Rows all = new Rows("Log", "subscriberid", "campaignid");

  private final Site site;

  Reactions(Site site) {
    this.site = site;
  }

  void toLists(String campaign, Iterable<String> lists) {
    campaignLists
        .where("campaignid", campaign)
        .forEach(r -> campaignLists.remove(Json.text(r, "id")));
    var now = Stamp.local(site.clock.stamp());
    for (var list : lists) {
      site.lists.all.require(list);
      var row = Json.object().put("campaignid", campaign).put("campaign", campaign);
      row.put("listid", list).put("list", list).put("list_amt", "0");
      campaignLists.add(row.put("cdate", now).put("udate", now));
    }
  }

  void withMessage(String campaign, String message) {
    site.messages.require(message);
    var row = Json.object().put("campaignid", campaign).put("campaign", campaign);
    row.put("messageid", message).put("message", message).put("percentage", "100");
    campaignMessages.add(row.put("initial_split_percentage", "100"));
  }

  private Stream<String> messages(String campaign) {
    return campaignMessages.where("campaignid", campaign).stream()
        .map(r -> Json.text(r, "message"));
  }

  /// To the active members of its lists who are in its segment, if it has one.
  void send(String campaign) {
    var send = site.sends.require(campaign);
    var now = Stamp.local(site.clock.stamp());
    messages(campaign).forEach(m -> linksOf(campaign, site.messages.require(m)));
    var recipients =
        campaignLists.where("campaignid", campaign).stream()
            .flatMap(r -> site.lists.rows.where("list", Json.text(r, "list")).stream())
            .filter(r -> Json.text(r, "status").equals("1"))
            .map(r -> Json.text(r, "contact"))
            .distinct()
            .filter(c -> inSegment(send, c))
            .toList();
    for (var contact : recipients) {
      note(campaign, contact, "sent");
      var cause = "campaign: " + Json.text(send, "name");
      site.journal.mailed(new Journal.Mail(site.clock.instant(), contact, cause));
    }
    var count = String.valueOf(recipients.size());
    send.put("status", "5").put("send_amt", count).put("total_amt", count);
    send.put("sdate", now).put("ldate", now).put("mdate", now);
    var told = told(send);
    var list = campaignLists.where("campaignid", campaign).stream().findFirst();
    site.webhooks.happened("sent", list.map(l -> Json.text(l, "list")).orElse("0"), told);
  }

  private boolean inSegment(ObjectNode send, String contact) {
    var segment = Json.text(send, "segmentid");
    return segment.equals("0") || site.segments.matches(segment, contact);
  }

  private void linksOf(String campaign, ObjectNode message) {
    var found = LINK.matcher(Json.text(message, "html"));
    while (found.find()) {
      var link = Json.object().put("campaignid", campaign).put("campaign", campaign);
      link.put("messageid", Json.text(message, "id")).put("message", Json.text(message, "id"));
      link.put("link", found.group(1)).put("name", "").put("ref", "").put("tracked", "1");
      links.add(link.put("linkclicks", "0").put("uniquelinkclicks", "0"));
    }
  }

  private ObjectNode note(String campaign, String contact, String kind) {
    var row = Json.object().put("campaignid", campaign).put("subscriberid", contact);
    return all.add(row.put("kind", kind).put("tstamp", Stamp.local(site.clock.stamp())));
  }

  /// @param kind as webhooks name it: open, click, reply, forward, share, bounce
  void react(String campaign, String contact, String kind) {
    var send = site.sends.require(campaign);
    var counters = COUNTERS.get(kind);
    if (counters == null) {
      throw ActiveCampaignRefused.message(400, "No such reaction: " + kind);
    }
    boolean first =
        all.where("campaignid", campaign).stream()
            .noneMatch(
                r ->
                    Json.text(r, "subscriberid").equals(contact)
                        && Json.text(r, "kind").equals(kind));
    var row = note(campaign, contact, kind);
    count(send, counters.getFirst());
    if (first && !counters.getLast().equals(counters.getFirst())) {
      count(send, counters.getLast());
    }
    var told = told(send);
    if (kind.equals("click")) {
      links.where("campaignid", campaign).stream()
          .findFirst()
          .ifPresent(
              link -> {
                count(link, "linkclicks");
                told.put("link[id]", Json.text(link, "id"));
                told.put("link[url]", Json.text(link, "link"));
              });
    }
    if (kind.equals("bounce")) {
      bounced(contact, Json.text(row, "tstamp"));
    }
    site.tell(kind, "0", contact, told);
  }

  /// Everywhere, and for good.
  private void bounced(String contact, String at) {
    var own = site.contacts.all.require(contact);
    own.put("bounced_hard", "1").put("bounced_date", at);
    for (var row : site.lists.rows.where("contact", contact)) {
      site.lists.set(contact, Json.text(row, "list"), "3");
    }
  }

  private static void count(ObjectNode row, String counter) {
    row.put(counter, String.valueOf(row.path(counter).asLong(0) + 1));
  }

  private Map<String, String> told(ObjectNode send) {
    var told = new LinkedHashMap<String, String>();
    told.put("campaign[id]", Json.text(send, "id"));
    told.put("campaign[name]", Json.text(send, "name"));
    told.put("campaign[status]", Json.text(send, "status"));
    told.put("campaign[type]", Json.text(send, "type"));
    told.put("campaign[recipients]", Json.text(send, "send_amt"));
    messages(Json.text(send, "id"))
        .findFirst()
        .map(site.messages::require)
        .ifPresent(m -> told.put("campaign[message][subject]", Json.text(m, "subject")));
    return told;
  }

  /// What a contact did after the moment, with the runs through automations, oldest first.
  List<ObjectNode> activities(String contact, Instant after) {
    var mails =
        all.where("subscriberid", contact).stream()
            .map(r -> activity(contact, r, "Log", Json.text(r, "tstamp")));
    var runs =
        site.automations.runs.where("contact", contact).stream()
            .map(r -> activity(contact, r, "SubscriberSeries", Json.text(r, "adddate")));
    return Stream.concat(mails, runs)
        .filter(a -> !Stamp.given(Json.text(a, "tstamp")).isBefore(after))
        .toList();
  }

  private static ObjectNode activity(String contact, ObjectNode row, String kind, String at) {
    var activity = Json.object().put("id", Json.text(row, "id")).put("subscriberid", contact);
    activity.put("contact", contact).put("reference_type", kind);
    return activity.put("reference_id", Json.text(row, "id")).put("tstamp", at);
  }
}
