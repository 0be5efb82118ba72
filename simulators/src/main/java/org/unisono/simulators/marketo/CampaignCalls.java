package org.unisono.simulators.marketo;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Smart campaigns: as assets, and as what can be requested for people.
final class CampaignCalls {
  private static final String ASSET = "/rest/asset/v1/smartCampaign";

  private final Instance instance;

  CampaignCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ASSET + "s.json", this::browse)
        .get(ASSET + "/{id}/smartList.json", this::smartList)
        .get(ASSET + "/{id}", r -> Envelope.of(shown(campaign(r))))
        .post(ASSET + "/{id}/activate.json", this::activate)
        .post(ASSET + "/{id}/deactivate.json", this::deactivate)
        .post("/rest/v1/campaigns/{id}/trigger.json", this::trigger)
        .post("/rest/v1/campaigns/{id}/schedule.json", this::schedule)
        .get("/rest/v1/campaigns.json", this::leadDatabase);
  }

  private ObjectNode campaign(Request request) {
    return instance.campaigns.require(AssetCalls.id(request));
  }

  private Reply browse(Request request) {
    var active = request.param("isActive");
    var folder = request.param("folder").map(Json::parse);
    long program =
        folder
            .filter(f -> Json.text(f, "type").equals("Program"))
            .map(f -> f.path("id").asLong(0))
            .orElse(0L);
    var all =
        instance.visible(instance.campaigns.all()).stream()
            .filter(c -> active.isEmpty() || active.get().equals(Json.text(c, "isActive")))
            .filter(c -> program == 0 || c.path("parentProgramId").asLong(0) == program)
            .map(CampaignCalls::shown)
            .toList();
    return instance.offsets.page(request, all);
  }

  private static ObjectNode shown(ObjectNode campaign) {
    var shown = campaign.deepCopy();
    shown.remove("rules");
    return shown;
  }

  private Reply smartList(Request request) {
    var campaign = campaign(request);
    var list = Json.object().put("id", campaign.path("smartListId").asLong());
    list.put("name", Json.text(campaign, "name"));
    if (request.param("includeRules").filter("true"::equals).isPresent()) {
      list.set("rules", campaign.path("rules"));
    }
    return Envelope.of(list);
  }

  private Reply activate(Request request) {
    instance.campaigns.activate(AssetCalls.id(request));
    return Envelope.of(Json.object().put("id", AssetCalls.id(request)));
  }

  private Reply deactivate(Request request) {
    instance.campaigns.deactivate(AssetCalls.id(request));
    return Envelope.of(Json.object().put("id", AssetCalls.id(request)));
  }

  private Reply trigger(Request request) {
    var leads = LeadCalls.ids(request.object().path("input").path("leads"));
    if (leads.isEmpty() || leads.size() > 100) {
      throw MarketoRefused.invalid("leads must hold 1 to 100 ids");
    }
    instance.campaigns.request(AssetCalls.id(request), leads);
    return Envelope.of(Json.object().put("id", AssetCalls.id(request)));
  }

  private Reply schedule(Request request) {
    var at = Json.text(request.object().path("input"), "runAt");
    if (at.isEmpty()) {
      throw MarketoRefused.invalid("runAt is required");
    }
    instance.campaigns.schedule(AssetCalls.id(request), at);
    return Envelope.of(Json.object().put("id", AssetCalls.id(request)));
  }

  private Reply leadDatabase(Request request) {
    var rows =
        instance.campaigns.all().stream()
            .map(
                c -> {
                  var program = instance.programs.find(c.path("parentProgramId").asLong(0));
                  var row = Json.object().put("id", c.path("id").asLong());
                  row.put("name", Json.text(c, "name")).put("type", Json.text(c, "type"));
                  row.put("active", c.path("isActive").asBoolean());
                  program.ifPresent(p -> row.put("programId", p.path("id").asLong()));
                  program.ifPresent(p -> row.put("programName", Json.text(p, "name")));
                  row.put("createdAt", Json.text(c, "createdAt").replace("+0000", ""));
                  return row.put("workspaceName", "Default");
                })
            .toList();
    return Reply.ok(instance.positions.tokensOnly(request, rows));
  }
}
