package org.unisono.connectors.marketo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.unisono.connector.Automation;
import org.unisono.connector.Automation.Standing;
import org.unisono.connector.Automation.Start;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import tools.jackson.databind.JsonNode;

/// Smart campaigns of a program, and how a person sets one going: one that listens to *Campaign is
/// Requested* for people, a batch at a time.
final class SmartCampaigns {
  private static final String LIST = "/rest/asset/v1/smartCampaigns.json?maxReturn=%d&offset=%d&%s";
  private static final int MOST = 100;
  /// They schedule nothing that begins sooner; one more minute for the way.
  private static final Duration SOONEST = Duration.ofMinutes(6);

  private final MarketoApi api;

  SmartCampaigns(MarketoApi api) {
    this.api = api;
  }

  List<Automation> of(RemoteRef program) {
    return all(Offsets.in(program)).stream().map(SmartCampaigns::automation).toList();
  }

  /// @param where a parameter of the query
  List<JsonNode> all(String where) {
    return Offsets.all(api, LIST, where);
  }

  private static Automation automation(JsonNode campaign) {
    boolean on = campaign.path("isActive").asBoolean(false);
    return new Automation(
        Json.text(campaign, "id"),
        Json.text(campaign, "name"),
        on ? Standing.ON : Standing.OFF,
        start(campaign));
  }

  private static Start start(JsonNode campaign) {
    if (Json.text(campaign, "type").equals("batch")) {
      return Start.AT_A_TIME;
    }
    boolean asks =
        campaign.path("isRequestable").asBoolean(false)
            && campaign.path("isActive").asBoolean(false);
    return asks ? Start.FOR_PEOPLE : Start.THERE;
  }

  int start(Automation automation, List<RemoteRef> people, Instant at, Instant now) {
    return switch (automation.start()) {
      case FOR_PEOPLE -> request(automation.id(), people);
      case AT_A_TIME -> {
        schedule(automation.id(), at, now);
        yield 0;
      }
      case THERE -> throw new Denied(400, "notPossible", null, "It starts there only.");
    };
  }

  private int request(String id, List<RemoteRef> people) {
    for (int from = 0; from < people.size(); from += MOST) {
      var body = Json.object();
      var leads = body.putObject("input").putArray("leads");
      people
          .subList(from, Math.min(people.size(), from + MOST))
          .forEach(p -> leads.addObject().put("id", Long.parseLong(p.id())));
      api.write("/rest/v1/campaigns/" + id + "/trigger.json", body);
    }
    return people.size();
  }

  private void schedule(String id, Instant at, Instant now) {
    var soonest = now.plus(SOONEST);
    var when = (at.isBefore(soonest) ? soonest : at).truncatedTo(ChronoUnit.SECONDS);
    var body = Json.object();
    body.putObject("input").put("runAt", when.toString());
    api.write("/rest/v1/campaigns/" + id + "/schedule.json", body);
  }
}
