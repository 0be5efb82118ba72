package org.unisono.connectors.activecampaign;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Unclear;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Bulk imports, which run in the background there. Each says that it is to start no automation.
final class Imports {
  /// Most contacts of one import; their text must stay below 400,000 bytes.
  static final int MOST = 100;

  private static final int LOOKS = 60;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final ActiveCampaignApi api;

  Imports(ActiveCampaignApi api) {
    this.api = api;
  }

  /// Waits for the end, two minutes at most; answers the addresses that were not taken, in lower
  /// case. The vendor gives no reasons.
  Set<String> run(ArrayNode contacts) {
    var body = Json.object().put("exclude_automations", true);
    body.set("contacts", contacts);
    var taken = api.write("POST", "/import/bulk_import", body);
    var path = "/import/info?batchId=" + ActiveCampaignApi.encoded(Json.text(taken, "batchId"));
    for (int look = 0; look < LOOKS; look++) {
      api.pause(BETWEEN_LOOKS);
      var info = api.get(path);
      if (Json.text(info, "status").equals("completed")) {
        return failed(info);
      }
    }
    throw new Unclear(new Trouble.Unreachable("import not finished"));
  }

  private static Set<String> failed(JsonNode info) {
    var failed = new HashSet<String>();
    info.path("failure").forEach(e -> failed.add(e.asString("").toLowerCase(Locale.ROOT)));
    return failed;
  }
}
