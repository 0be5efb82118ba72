package org.unisono.cli.rehearse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How high the statuses there stand: as those of ours that they stand for. Other statuses come
/// after all of these.
final class Ranks {

  private static final int AFTER = 10_000;

  private final Map<String, Map<String, Integer>> byCampaign = new HashMap<>();

  /// @param twins as `GET /api/v1/twins` shows them
  static Ranks read(Client real, List<JsonNode> twins) {
    var ranks = new Ranks();
    for (var twin : twins) {
      var campaign = twin.path("campaignId").asString();
      Map<String, Integer> ours = new HashMap<>();
      real.all("/api/v1/campaigns/" + campaign + "/statuses")
          .forEach(s -> ours.put(s.path("name").asString(), s.path("rank").asInt()));
      Map<String, Integer> theirs = new HashMap<>();
      real.all("/api/v1/twins/" + twin.path("id").asString() + "/statuses")
          .forEach(
              pair ->
                  theirs.put(
                      pair.path("theirs").asString(""),
                      ours.getOrDefault(pair.path("ours").asString(), AFTER)));
      ranks.byCampaign.put(twin.path("remoteId").asString(""), theirs);
    }
    return ranks;
  }

  int of(String campaign, String status) {
    return byCampaign.getOrDefault(campaign, Map.of()).getOrDefault(status, AFTER);
  }
}
