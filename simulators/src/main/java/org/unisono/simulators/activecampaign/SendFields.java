package org.unisono.simulators.activecampaign;

import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a campaign that nothing here sets: flags and counters, which are texts of numbers,
/// and what has no value yet.
final class SendFields {
  private static final List<String> ZERO =
      List.of(
          """
          addressid basemessageid basetemplateid bounceid embed_images facebook formid forwards \
          htmlunsub ip4 mail_cleanup mail_send mail_transfer mailer_log_file managetext realcid \
          recurring reminder_offset replies replysys responder_existing responder_offset schedule \
          sendid socialshares split_content split_offset split_winner_awaiting \
          split_winner_messageid textunsub threadid trackreadsanalytics tracklinksanalytics tweet \
          activerss_items uniqueforwards uniquelinkclicks uniquereplies unsubreasons updates \
          willrecur"""
              .split(" "));
  private static final List<String> NONE =
      List.of(
          """
          activerss_url automation deletestamp htmlunsubdata reminder_format \
          reminder_last_cron_run textunsubdata waitpreview"""
              .split(" "));
  private static final List<String> LINKS =
      List.of(
          "user", "automation", "campaignMessage", "campaignMessages", "links", "campaignLists");

  private static final Map<String, String> EDITED =
      Map.ofEntries(
          Map.entry("name", "name"),
          Map.entry("type", "type"),
          Map.entry("segmentId", "segmentid"),
          Map.entry("addressId", "addressid"),
          Map.entry("googleAnalyticsCampaignName", "analytics_campaign_name"),
          Map.entry("recurring", "recurring"),
          Map.entry("scheduledDate", "scheduleddate"),
          Map.entry("reminderField", "reminder_field"),
          Map.entry("reminderOffset", "reminder_offset"),
          Map.entry("reminderOffsetType", "reminder_offset_type"),
          Map.entry("reminderType", "reminder_type"),
          Map.entry("rssInterval", "activerss_interval"),
          Map.entry("splitType", "split_type"),
          Map.entry("splitWinnerWaitPeriod", "split_offset"),
          Map.entry("splitWinnerWaitPeriodType", "split_offset_type"));
  private static final Map<String, String> SWITCHED =
      Map.of(
          "replyTrackingEnabled", "replysys",
          "readTrackingEnabled", "trackreads",
          "googleAnalyticsLinkTrackingEnabled", "tracklinksanalytics",
          "sendToExistingSubscribers", "responder_existing",
          "canSplitContent", "split_content",
          "publicCampaignArchive", "public");

  private SendFields() {}

  /// The names of an edit are others than those of the answers.
  static void edit(ObjectNode send, JsonNode given) {
    EDITED.forEach(
        (from, to) -> {
          if (given.has(from)) {
            send.put(to, Json.text(given, from));
          }
        });
    SWITCHED.forEach(
        (from, to) -> {
          if (given.has(from)) {
            send.put(to, given.path(from).asBoolean(false) ? "1" : "0");
          }
        });
    if (given.has("linkTrackingEnabled")) {
      send.put("tracklinks", given.path("linkTrackingEnabled").asBoolean(true) ? "all" : "none");
    }
    if (given.has("responderDaysOffset") || given.has("responderHoursOffset")) {
      long days = given.path("responderDaysOffset").asLong(0);
      long hours = given.path("responderHoursOffset").asLong(0);
      send.put("responder_offset", String.valueOf(24 * days + hours));
    }
  }

  /// What an edit can set.
  static void copy(ObjectNode from, ObjectNode to) {
    EDITED.values().stream()
        .filter(f -> !f.equals("name") && !f.equals("scheduleddate"))
        .forEach(f -> to.set(f, from.path(f)));
    SWITCHED.values().forEach(f -> to.set(f, from.path(f)));
    to.set("tracklinks", from.path("tracklinks"));
    to.set("responder_offset", from.path("responder_offset"));
  }

  static void complete(ObjectNode send) {
    ZERO.forEach(name -> send.put(name, "0"));
    NONE.forEach(send::putNull);
    send.put("activerss_interval", "day1").put("laststep", "").put("survey", "");
    send.put("reminder_field", "sdate").put("reminder_type", "month_day");
    send.put("reminder_offset_type", "day").put("reminder_offset_sign", "+");
    send.put("responder_type", "subscribe").put("split_type", "even");
    send.put("split_offset_type", "day").put("tracklinks", "all").put("trackreads", "1");
    send.put("user", send.path("userid").asString());
  }

  /// The addresses of what belongs to the campaign, as an answer shows them.
  static ObjectNode shown(ObjectNode send, String base) {
    var shown = send.deepCopy();
    var links = shown.putObject("links");
    var own = base + "/api/3/campaigns/" + send.path("id").asString() + "/";
    LINKS.forEach(name -> links.put(name, own + name));
    return shown;
  }
}
