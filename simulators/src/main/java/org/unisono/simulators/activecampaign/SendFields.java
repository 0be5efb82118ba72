package org.unisono.simulators.activecampaign;

import java.util.List;
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

  private SendFields() {}

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
