package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        .post(ASSET + "s.json", r -> one(instance.campaigns.createEmpty(r.form())))
        .get(ASSET + "/byName.json", this::named)
        .get(ASSET + "/{id}/smartList.json", this::smartList)
        .post(ASSET + "/{id}", r -> one(instance.campaigns.update(id(r), r.form())))
        .post(ASSET + "/{id}/clone.json", r -> one(instance.campaigns.copy(id(r), r.form())))
        .post(ASSET + "/{id}/delete.json", this::delete)
        .get(ASSET + "/{id}", r -> Envelope.of(shown(campaign(r))))
        .post(ASSET + "/{id}/activate.json", this::activate)
        .post(ASSET + "/{id}/deactivate.json", this::deactivate)
        .post("/rest/v1/campaigns/{id}/trigger.json", this::trigger)
        .post("/rest/v1/campaigns/{id}/schedule.json", this::schedule)
        .get("/rest/v1/campaigns/{id}", r -> Envelope.of(inLeadDatabase(campaign(r))))
        .get("/rest/v1/campaigns.json", this::leadDatabase);
  }

  private static long id(Request request) {
    return AssetCalls.id(request);
  }

  private static Reply one(ObjectNode campaign) {
    return Envelope.of(shown(campaign));
  }

  private Reply named(Request request) {
    var name = request.param("name").orElse("");
    return AssetCalls.found(
        instance.visible(instance.campaigns.all()).stream()
            .filter(c -> Json.text(c, "name").equals(name))
            .map(CampaignCalls::shown)
            .toList());
  }

  private Reply delete(Request request) {
    instance.campaigns.delete(id(request));
    return Envelope.of(Json.object().put("id", id(request)));
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
            .filter(UpdatedRange.of(request)::holds)
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
    var twin = Json.text(request.object().path("input"), "cloneToProgramName");
    long id = AssetCalls.id(request);
    long runs = twin.isEmpty() ? id : inTwin(id, twin);
    instance.campaigns.schedule(runs, at);
    return Envelope.of(Json.object().put("id", runs));
  }

  /// The campaign of the same name in a copy of its program; not more than 20 copies a day.
  private long inTwin(long id, String name) {
    var campaign = instance.campaigns.require(id);
    if (!instance.codes.mayClone(instance.clock.instant())) {
      throw new MarketoRefused("1020", "Exceeded daily limit of clones to program");
    }
    long program = campaign.path("parentProgramId").asLong(0);
    var folder = Json.text(instance.programs.require(program).path("folder"), "value");
    var form = Map.of("name", name, "folder", "{\"id\":%s}".formatted(folder));
    long twin = new ProgramCalls(instance).copy(program, form).path("id").asLong();
    return instance.campaigns.all().stream()
        .filter(c -> c.path("parentProgramId").asLong(0) == twin)
        .filter(c -> Json.text(c, "name").equals(Json.text(campaign, "name")))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asLong();
  }

  private Reply leadDatabase(Request request) {
    var triggerable = request.param("isTriggerable").filter("true"::equals);
    var rows =
        instance.campaigns.all().stream()
            .filter(c -> triggerable.isEmpty() || c.path("isRequestable").asBoolean())
            .map(this::inLeadDatabase)
            .filter(c -> isAsked(request, c))
            .toList();
    return Reply.ok(instance.positions.tokensOnly(request, rows));
  }

  /// By ids and names, of itself, its program and its workspace, as campaigns and lists are sought.
  static boolean isAsked(Request request, ObjectNode row) {
    return Stream.of("id", "name", "programName", "workspaceName")
        .allMatch(
            field ->
                request
                    .param(field)
                    .map(v -> List.of(v.split(",")).contains(Json.text(row, field)))
                    .orElse(true));
  }

  private ObjectNode inLeadDatabase(ObjectNode campaign) {
    var program = instance.programs.find(campaign.path("parentProgramId").asLong(0));
    var row = Json.object().put("id", campaign.path("id").asLong());
    row.put("name", Json.text(campaign, "name")).put("type", Json.text(campaign, "type"));
    row.put("active", campaign.path("isActive").asBoolean());
    program.ifPresent(p -> row.put("programId", p.path("id").asLong()));
    program.ifPresent(p -> row.put("programName", Json.text(p, "name")));
    row.put("createdAt", Json.text(campaign, "createdAt").replace("+0000", ""));
    row.put("updatedAt", Json.text(campaign, "updatedAt").replace("+0000", ""));
    return row.put("workspaceName", "Default");
  }
}
