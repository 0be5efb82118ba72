package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Actions of campaigns, their activities and their lists: distribution, quick campaigns, copies.
final class CampaignActions {
  private static final String BOUND = "/{target}/Microsoft.Dynamics.CRM.";

  private final Organization org;
  private final Shown shown;

  CampaignActions(Organization org) {
    this.org = org;
    shown = new Shown(org);
  }

  void register(Routes routes) {
    routes
        .post(Paths.at(BOUND + "DistributeCampaignActivity"), this::distribute)
        .post(Paths.at("/CreateActivitiesList"), this::toList)
        .post(Paths.at("/PropagateByExpression"), this::toQuery)
        .post(Paths.at("/AddItemCampaignActivity"), this::addItem)
        .post(Paths.at(BOUND + "CopyCampaign"), this::copyCampaign)
        .post(Paths.at(BOUND + "CopyCampaignResponse"), this::copyResponse)
        .post(Paths.at(BOUND + "CopyDynamicListToStatic"), this::freeze)
        .post(Paths.at(BOUND + "CopyMembersList"), this::copyMembers);
  }

  private ObjectNode bound(Request request, String name) {
    var target = Target.of(request.var("target"));
    var table = org.tables.ofSet(target.set());
    if (!table.name().equals(name)) {
      throw DynamicsRefused.noSegment(
          request.path().substring(request.path().lastIndexOf('/') + 1));
    }
    return org.keys.require(table, target);
  }

  private Reply entity(String table, ObjectNode row) {
    var of = org.tables.named(table);
    var body =
        Json.object()
            .put(
                "@odata.context",
                org.baseUrl + "/api/data/v9.2/$metadata#" + of.set() + "/$entity");
    body.setAll(shown.row(of, row, "", "", false));
    return Reply.ok(body).with("OData-Version", "4.0");
  }

  private Reply distribute(Request request) {
    var activity = bound(request, "campaignactivity");
    return entity("bulkoperation", org.distributions.distribute(activity, request.object()));
  }

  private Reply toList(Request request) {
    var wish = request.object();
    var list = id(wish, "ListId");
    org.records.require(org.tables.named("list"), list);
    var run = org.distributions.quick(Json.text(wish, "FriendlyName"), wish, List.of(list));
    return Reply.ok(Json.object().set("BulkOperationId", run.path("activityid")));
  }

  private Reply toQuery(Request request) {
    var wish = request.object();
    FetchRun.parse(Json.text(wish.path("QueryExpression"), "Query"));
    var run = org.distributions.quick(Json.text(wish, "FriendlyName"), wish, List.of());
    return Reply.ok(Json.object().set("BulkOperationId", run.path("activityid")));
  }

  private Reply addItem(Request request) {
    var body = request.object();
    var activity = id(body.path("CampaignActivity"), "activityid");
    var list = id(body.path("Item"), "listid");
    org.records.require(org.tables.named("list"), list);
    var made = org.lists.addItem(org.tables.named("campaignactivity"), activity, list);
    return Reply.ok(Json.object().put("CampaignActivityItemId", made));
  }

  /// With its lists and its activities; the code is a new one.
  private Reply copyCampaign(Request request) {
    var campaign = bound(request, "campaign");
    var copy = copied("campaign", campaign, List.of("codename", "istemplate", "statuscode"));
    boolean template = request.object().path("SaveAsTemplate").asBoolean(false);
    copy.put("istemplate", template);
    var id = Json.text(campaign, "campaignid");
    var to = Json.text(copy, "campaignid");
    org.lists.ofCampaign(id).forEach(l -> org.lists.addItem(to, Json.text(l, "listid")));
    for (var activity : org.records.all(org.tables.named("campaignactivity"))) {
      if (Json.text(activity, "_regardingobjectid_value").equals(id)) {
        var another = copied("campaignactivity", activity, List.of("statuscode", "actualcost"));
        another.put("_regardingobjectid_value", to);
        org.written(org.tables.named("campaignactivity"), another, "update", Set.of());
      }
    }
    return entity("campaign", copy);
  }

  private Reply copyResponse(Request request) {
    var response = bound(request, "campaignresponse");
    var copy = copied("campaignresponse", response, List.of("statuscode"));
    for (var name : List.of("_regardingobjectid_value", "campaignresponse_activity_parties")) {
      copy.set(name, response.path(name).deepCopy());
    }
    return entity("campaignresponse", copy);
  }

  private ObjectNode copied(String name, ObjectNode row, List<String> without) {
    var table = org.tables.named(name);
    var values = Json.object();
    for (var column : table.columns()) {
      var value = row.path(column.name());
      boolean copies = !column.isReadOnly() && !column.isLookup() && !column.type().equals("state");
      if (copies && !value.isMissingNode() && !value.isNull() && !without.contains(column.name())) {
        values.set(column.name(), value);
      }
    }
    return org.writes.create(table, values, "");
  }

  private Reply freeze(Request request) {
    var list = Json.text(bound(request, "list"), "listid");
    return Reply.ok(Json.object().put("StaticListId", org.lists.frozen(list)));
  }

  private Reply copyMembers(Request request) {
    var list = Json.text(bound(request, "list"), "listid");
    org.lists.copy(list, id(request.object(), "TargetListId"));
    return Reply.empty(204);
  }

  private static String id(JsonNode node, String name) {
    return Json.text(node, name).toLowerCase(Locale.ROOT);
  }
}
