package org.unisono.simulators.marketo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.LazyList;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Static lists and who is on them.
final class ListCalls {
  private static final String ASSET = "/rest/asset/v1/staticList";

  /// The folder of those that lie in no program.
  private static final long GROUP_LISTS = 23;

  private final Instance instance;

  ListCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ASSET + "s.json", this::browse)
        .get(ASSET + "/{id}", this::asset)
        .get("/rest/v1/lists.json", this::page)
        .get("/rest/v1/lists/{id}", r -> Envelope.of(shown(list(r))))
        .get("/rest/v1/lists/{id}/leads.json", this::members)
        .get("/rest/v1/list/{id}/leads.json", this::older)
        .post("/rest/v1/lists/{id}/leads.json", r -> each(r, l -> add(r, l)))
        .delete("/rest/v1/lists/{id}/leads.json", r -> each(r, l -> remove(r, l)))
        .get("/rest/v1/lists/{id}/leads/ismember.json", r -> each(r, l -> isMember(r, l)));
  }

  private ObjectNode list(Request request) {
    return instance.lists.require(AssetCalls.id(request));
  }

  private Reply page(Request request) {
    var all =
        instance.visible(instance.lists.all()).stream()
            .map(this::shown)
            .filter(l -> CampaignCalls.isAsked(request, l))
            .toList();
    return Reply.ok(instance.positions.tokensOnly(request, all));
  }

  /// As the lead database shows it: with the program's name, where it lies in one.
  private ObjectNode shown(ObjectNode list) {
    var shown = list.deepCopy();
    shown.remove("programId");
    instance
        .programs
        .find(list.path("programId").asLong(0))
        .ifPresent(p -> shown.put("programName", Json.text(p, "name")));
    return shown;
  }

  /// What lies in a folder or a program itself, not in what lies in those.
  private Reply browse(Request request) {
    var folder = request.param("folder").map(Json::parse);
    var all =
        instance.visible(instance.lists.all()).stream()
            .map(this::asAsset)
            .filter(UpdatedRange.of(request)::holds)
            .filter(l -> folder.isEmpty() || isIn(l, folder.get()))
            .toList();
    return instance.offsets.page(request, all);
  }

  static boolean isIn(ObjectNode list, JsonNode folder) {
    var in = list.path("folder");
    return in.path("id").asLong() == folder.path("id").asLong()
        && Json.text(in, "type").equals(Json.text(folder, "type"));
  }

  private Reply asset(Request request) {
    var id = AssetCalls.id(request);
    return AssetCalls.found(
        instance.visible(instance.lists.all()).stream()
            .filter(l -> l.path("id").asLong() == id)
            .map(this::asAsset)
            .toList());
  }

  private ObjectNode asAsset(ObjectNode list) {
    long id = list.path("id").asLong();
    long program = list.path("programId").asLong(0);
    var asset = Json.object().put("id", id).put("name", Json.text(list, "name"));
    asset.put("description", "");
    asset.put("createdAt", MarketoTime.ofAsset(MarketoTime.parse(Json.text(list, "createdAt"))));
    asset.put("updatedAt", MarketoTime.ofAsset(MarketoTime.parse(Json.text(list, "updatedAt"))));
    asset.put("url", instance.baseUrl + "/#ST" + id + "A1");
    asset
        .putObject("folder")
        .put("id", program == 0 ? GROUP_LISTS : program)
        .put("type", program == 0 ? "Folder" : "Program");
    return asset.put("workspace", Json.text(list, "workspaceName"));
  }

  private Reply members(Request request) {
    return Reply.ok(instance.positions.page(request, people(request)));
  }

  private Reply older(Request request) {
    return Reply.ok(instance.positions.tokensOnly(request, people(request)));
  }

  private List<ObjectNode> people(Request request) {
    var names = new LeadCalls(instance).names(request);
    var people =
        instance.lists.members(AssetCalls.id(request)).stream()
            .flatMap(id -> instance.leads.find(id).stream())
            .toList();
    return new LazyList<>(people, l -> LeadCalls.shown(l, names));
  }

  private String add(Request request, long lead) {
    return instance.lists.add(AssetCalls.id(request), lead);
  }

  private String remove(Request request, long lead) {
    return instance.lists.remove(AssetCalls.id(request), lead);
  }

  private String isMember(Request request, long lead) {
    boolean member = instance.lists.members(AssetCalls.id(request)).contains(lead);
    return member ? "memberof" : "notmemberof";
  }

  private Reply each(Request request, Function<Long, String> work) {
    var result = Json.array();
    for (long id : ids(request)) {
      try {
        instance.leads.require(id);
        result.add(Json.object().put("id", id).put("status", work.apply(id)));
      } catch (MarketoRefused refused) {
        result.add(Envelope.skipped(refused).put("id", id));
      }
    }
    return Reply.ok(Envelope.success().set("result", result));
  }

  private static List<Long> ids(Request request) {
    var inQuery =
        Stream.of(request.param("id").orElse("").split(","))
            .filter(i -> i.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .toList();
    var ids =
        inQuery.isEmpty() && request.body().startsWith("{")
            ? LeadCalls.ids(request.object().path("input"))
            : inQuery;
    if (ids.isEmpty() || ids.size() > 300) {
      throw MarketoRefused.invalid("1 to 300 ids");
    }
    return ids;
  }
}
