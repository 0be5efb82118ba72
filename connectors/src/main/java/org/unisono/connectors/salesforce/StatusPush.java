package org.unisono.connectors.salesforce;

import java.util.List;
import java.util.Optional;
import org.unisono.connector.Parts;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Rung;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.salesforce.ActiveAutomation.Change;
import tools.jackson.databind.JsonNode;

/// Makes a member status where the campaign has none of that name. The name is its own marker:
/// Salesforce refuses a second one.
final class StatusPush {

  private final SalesforceApi api;
  private final Rows rows;
  private final Automations automations;

  StatusPush(SalesforceApi api, Rows rows, Automations automations) {
    this.api = api;
    this.rows = rows;
    this.automations = automations;
  }

  PushResult ensure(Parts twin, Rung rung) {
    var campaign = twin.campaign().id();
    try {
      var before = statuses(campaign);
      var known = named(before, rung.label());
      return known.isPresent()
          ? stands(known.get(), Effect.UNCHANGED)
          : create(campaign, rung, before);
    } catch (Denied denied) {
      return new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private PushResult create(String campaign, Rung rung, List<JsonNode> before) {
    automations.stopIfHeard(Sobject.STATUS, Change.CREATE);
    int last = before.stream().mapToInt(s -> s.path("SortOrder").asInt(0)).max().orElse(0);
    var row =
        Json.object()
            .put("CampaignId", campaign)
            .put("Label", rung.label())
            .put("SortOrder", last + 1)
            .put("HasResponded", rung.answered() == Rung.Answered.YES)
            .put("IsDefault", rung.start() == Rung.Start.DEFAULT);
    try {
      api.write("POST", "/sobjects/" + Sobject.STATUS.type(), row);
    } catch (Unclear unclear) {
      return lookedUp(campaign, rung);
    }
    return named(statuses(campaign), rung.label())
        .map(made -> stands(made, Effect.CREATED))
        .orElse(new PushResult.InDoubt(null));
  }

  private PushResult lookedUp(String campaign, Rung rung) {
    try {
      return named(statuses(campaign), rung.label())
          .map(made -> stands(made, Effect.CREATED))
          .orElse(new PushResult.InDoubt(null));
    } catch (Snag stillBlind) {
      return new PushResult.InDoubt(null);
    }
  }

  private PushResult stands(JsonNode row, Effect effect) {
    return new PushResult.Written(rows.record(Sobject.STATUS, row), effect, List.of());
  }

  private List<JsonNode> statuses(String campaign) {
    return rows.live(Sobject.STATUS, "CampaignId = " + Soql.text(campaign));
  }

  /// As Salesforce compares: without regard to case.
  static Optional<JsonNode> named(List<JsonNode> statuses, String label) {
    return statuses.stream().filter(s -> Json.text(s, "Label").equalsIgnoreCase(label)).findFirst();
  }
}
