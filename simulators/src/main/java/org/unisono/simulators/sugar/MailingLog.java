package org.unisono.simulators.sugar;

import java.time.Instant;
import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Rows of the campaign log that follow one of a mail that was sent.
final class MailingLog {
  private static final List<String> KEPT =
      List.of(
          "campaign_id",
          "target_tracker_key",
          "target_id",
          "target_type",
          "marketing_id",
          "list_id");

  private MailingLog() {}

  static ObjectNode after(ObjectNode sent, String activity, Instant at) {
    var row = Json.object().put("activity_type", activity).put("hits", 1);
    KEPT.forEach(name -> row.set(name, sent.path(name)));
    return row.put("activity_date", CrmTime.raw(at));
  }
}
