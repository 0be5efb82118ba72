package org.unisono.simulators.pardot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// `do/connectSalesforceCampaign`: one campaign here is tied to one in Salesforce, for good.
final class CampaignConnecting {
  /// What is told of the action names its argument in two ways; both are taken.
  private static final List<String> NAMES = List.of("salesforceId", "salesforceCampaignId");

  private final Unit unit;
  private final Shown shown;

  CampaignConnecting(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
  }

  void register(Routes api) {
    api.post(PardotVendor.AT + "campaigns/{id}/do/connectSalesforceCampaign", this::connect);
  }

  /// Refuses a campaign that is connected, and one in Salesforce that is connected to another.
  private Reply connect(Request request) {
    boolean answers = request.param("fields").isPresent();
    var fields = answers ? shown.fields(Kind.CAMPAIGNS, request) : List.<String>of();
    var table = unit.table(Kind.CAMPAIGNS);
    var row = table.require(request.var("id"));
    if (!Json.text(row, "salesforceId").isEmpty()) {
      throw PardotRefused.invalid("The campaign is already connected to Salesforce.");
    }
    var asked = argument(request.object());
    var theirs = unit.organisation.find("Campaign", asked).orElseThrow(PardotRefused::missing);
    var id = Json.text(theirs, "Id");
    var others = table.where("salesforceId", id);
    if (!others.isEmpty()) {
      var other = Json.text(others.getFirst(), "id");
      throw PardotRefused.of(400, 206, "Campaign %s has this one already.".formatted(other));
    }
    var values = Json.object().put("salesforceId", id).put("name", Json.text(theirs, "Name"));
    table.change(row, values);
    return answers ? Reply.ok(shown.row(Kind.CAMPAIGNS, row, fields)) : Reply.empty(204);
  }

  private static String argument(ObjectNode body) {
    Set<String> ids = new HashSet<>();
    for (var entry : body.properties()) {
      if (!NAMES.contains(entry.getKey())) {
        throw PardotRefused.of(400, 208, "Unknown action argument: " + entry.getKey());
      }
      if (!entry.getValue().isString()) {
        throw PardotRefused.of(400, 206, "Invalid action argument value: " + entry.getKey());
      }
      ids.add(entry.getValue().asString());
    }
    if (ids.isEmpty()) {
      throw PardotRefused.of(400, 207, "Missing required action argument: salesforceId");
    }
    if (ids.size() > 1) {
      throw PardotRefused.of(400, 206, "Invalid action argument value: two campaigns");
    }
    return ids.iterator().next();
  }
}
