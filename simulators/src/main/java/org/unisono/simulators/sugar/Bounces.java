package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Locale;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Mails that come back: found by the key that each mail carries, and logged once for a key.
final class Bounces {
  /// What somebody has said about being mailed: `not-opt-in`, `opt-in` or `confirmed-opt-in`.
  static final String CONSENT = "confirm_opt_in";

  private static final String INVALID = "invalid email";
  private static final String OTHER = "send error";

  private final Crm crm;

  Bounces(Crm crm) {
    this.crm = crm;
  }

  /// Answers what was logged; empty where the mail is no bounce, of no known mail, or was logged
  /// before. A mailbox that does not exist marks the address.
  String arrived(String sender, String key, String status, String text) {
    var rows =
        crm.records.live(CrmModule.CAMPAIGN_LOG).stream()
            .filter(l -> !key.isEmpty() && Json.text(l, "target_tracker_key").equals(key))
            .toList();
    boolean known = rows.stream().anyMatch(l -> List.of(INVALID, OTHER).contains(activity(l)));
    boolean bounce = sender.toUpperCase(Locale.ROOT).matches(".*(MAILER-DAEMON|POSTMASTER).*");
    var sent = rows.stream().filter(l -> activity(l).equals("targeted")).findFirst();
    if (!bounce || known || sent.isEmpty()) {
      return "";
    }
    boolean gone =
        status.equals("5.1.1") || (status.startsWith("5.") && text.matches("(?s).*\\b550\\b.*"));
    log(sent.get(), gone ? INVALID : OTHER);
    if (gone) {
      CrmModule.named(Json.text(sent.get(), "target_type"))
          .flatMap(m -> crm.records.find(m, Json.text(sent.get(), "target_id")))
          .ifPresent(person -> person.put("invalid_email", "1"));
    }
    return gone ? INVALID : OTHER;
  }

  private static String activity(ObjectNode row) {
    return Json.text(row, "activity_type");
  }

  private void log(ObjectNode sent, String activity) {
    var row = MailingLog.after(sent, activity, crm.clock.instant());
    crm.records.create(CrmModule.CAMPAIGN_LOG, "", row);
  }
}
