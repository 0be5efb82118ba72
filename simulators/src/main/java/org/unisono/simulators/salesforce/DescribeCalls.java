package org.unisono.simulators.salesforce;

import java.util.List;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Versions, resources, limits, and what the objects look like.
final class DescribeCalls {
  private static final int OLDEST = 50;
  private static final int NEWEST = 67;

  private final Org org;
  private final Unchanged unchanged;

  DescribeCalls(Org org) {
    this.org = org;
    unchanged = new Unchanged(org.clock);
  }

  void register(Routes routes) {
    routes
        .get("/services/data", r -> Reply.ok(versions()))
        .get("/services/data/{v}", this::resources)
        .get("/services/data/{v}/limits", r -> Reply.ok(limits()))
        .get("/services/data/{v}/sobjects", r -> unchanged.orWhole(r, all(r)))
        .get("/services/data/{v}/sobjects/{type}", this::basic)
        .get("/services/data/{v}/sobjects/{type}/describe", r -> unchanged.orWhole(r, describe(r)))
        .get("/services/data/{v}/composite", this::composites);
  }

  static boolean isVersion(String text) {
    if (!text.matches("v\\d{2}\\.0")) {
      return false;
    }
    int number = Integer.parseInt(text.substring(1, 3));
    return number >= OLDEST && number <= NEWEST;
  }

  private static ArrayNode versions() {
    var all = Json.array();
    for (int v = OLDEST; v <= NEWEST; v++) {
      all.addObject()
          .put("label", "Release " + v)
          .put("url", "/services/data/v" + v + ".0")
          .put("version", v + ".0");
    }
    return all;
  }

  private Reply resources(Request request) {
    var base = "/services/data/" + request.var("v") + "/";
    var all = Json.object();
    for (var name :
        List.of(
            "sobjects",
            "query",
            "queryAll",
            "search",
            "parameterizedSearch",
            "composite",
            "jobs",
            "limits")) {
      all.put(name, base + name);
    }
    return Reply.ok(all.put("identity", org.baseUrl + "/id/" + org.orgId() + "/" + org.userId()));
  }

  private Reply composites(Request request) {
    var base = "/services/data/" + request.var("v") + "/composite/";
    var all = Json.object();
    for (var name : List.of("batch", "graph", "sobjects", "tree")) {
      all.put(name, base + name);
    }
    return Reply.ok(all);
  }

  private ObjectNode limits() {
    long left = Math.max(0, ApiLimit.DAILY - org.journal.apiCalls());
    var limits = Json.object();
    limits.putObject("DailyApiRequests").put("Max", ApiLimit.DAILY).put("Remaining", left);
    limits.putObject("DailyBulkV2QueryJobs").put("Max", 10_000).put("Remaining", 10_000);
    limits.putObject("DailyBulkApiBatches").put("Max", 15_000).put("Remaining", 15_000);
    return limits;
  }

  private Reply all(Request request) {
    var all = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
    var list = all.putArray("sobjects");
    org.schema.all().forEach(type -> list.add(head(type, request.var("v"))));
    return Reply.ok(all);
  }

  private Reply basic(Request request) {
    var body = Json.object();
    body.set("objectDescribe", head(org.schema.type(request.var("type")), request.var("v")));
    return Reply.ok((ObjectNode) body.set("recentItems", Json.array()));
  }

  private Reply describe(Request request) {
    var type = org.schema.type(request.var("type"));
    var body = head(type, request.var("v"));
    var fields = body.putArray("fields");
    type.fields().forEach(field -> fields.add(described(field)));
    var children = body.putArray("childRelationships");
    for (var child : ChildRelation.of(type.name())) {
      children
          .addObject()
          .put("childSObject", child.child())
          .put("field", child.field())
          .put("relationshipName", child.name())
          .put("cascadeDelete", child.child().startsWith("CampaignMember"));
    }
    body.putArray("recordTypeInfos");
    return Reply.ok(body);
  }

  private ObjectNode head(SObjectType type, String version) {
    boolean writable = !org.faults.isOn(Fault.RIGHTS_NARROWED);
    var head =
        Json.object()
            .put("name", type.name())
            .put("label", type.label())
            .put("labelPlural", type.label() + "s")
            .put("keyPrefix", type.prefix())
            .put("custom", false)
            .put("queryable", true)
            .put("retrieveable", true)
            .put("createable", writable)
            .put("updateable", writable)
            .put("deletable", writable)
            .put("replicateable", true);
    var base = "/services/data/%s/sobjects/%s".formatted(version, type.name());
    head.putObject("urls")
        .put("sobject", base)
        .put("describe", base + "/describe")
        .put("rowTemplate", base + "/{ID}");
    return head;
  }

  private static ObjectNode described(SObjectField field) {
    var type = field.type();
    int digits = type.isNumber() ? 18 : 0;
    var node =
        Json.object()
            .put("name", field.name())
            .put("label", field.name().replaceAll("([a-z])([A-Z])", "$1 $2"))
            .put("type", type.described())
            .put("soapType", type.soapType())
            .put("length", type.isNumber() ? 0 : field.size())
            .put("precision", digits)
            .put("scale", type.isNumber() ? field.size() : 0)
            .put("custom", field.isCustom())
            .put("createable", field.isCreateable())
            .put("updateable", field.isUpdateable())
            .put("calculated", false)
            .put("nillable", !field.has(SObjectField.Flag.REQUIRED))
            .put("defaultedOnCreate", type == FieldType.BOOLEAN || field.name().equals("OwnerId"))
            .put("externalId", field.has(SObjectField.Flag.EXTERNAL))
            .put("idLookup", type == FieldType.ID || field.has(SObjectField.Flag.EXTERNAL))
            .put("restrictedPicklist", field.has(SObjectField.Flag.RESTRICTED))
            .put("filterable", type != FieldType.TEXTAREA)
            .put("sortable", type != FieldType.TEXTAREA);
    var targets = node.putArray("referenceTo");
    if (field.target().isEmpty()) {
      node.putNull("relationshipName");
    } else {
      targets.add(field.target());
      node.put("relationshipName", field.relationship());
    }
    var values = node.putArray("picklistValues");
    for (var value : field.values()) {
      values
          .addObject()
          .put("value", value)
          .put("label", value)
          .put("active", true)
          .put("defaultValue", false)
          .putNull("validFor");
    }
    return node;
  }
}
