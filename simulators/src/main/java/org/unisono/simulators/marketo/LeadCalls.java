package org.unisono.simulators.marketo;

import java.util.List;
import java.util.stream.Stream;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People: search, upsert, deletion, merge.
final class LeadCalls {
  private static final int MOST = 300;
  private static final int MOST_FOUND = 1_000;
  private static final String STANDARD_FIELDS = "id,email,firstName,lastName,createdAt,updatedAt";

  private final Instance instance;

  LeadCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get("/rest/v1/leads/describe.json", r -> Envelope.of(instance.fields.described()))
        .get("/rest/v1/leads/describe2.json", r -> Envelope.of(instance.fields.described2()))
        .get("/rest/v1/leads.json", this::search)
        .post("/rest/v1/leads.json", this::sync)
        .post("/rest/v1/leads/delete.json", this::delete)
        .post("/rest/v1/leads/{id}/merge.json", this::merge)
        .get("/rest/v1/lead/{id}", this::read);
  }

  private Reply search(Request request) {
    var type = request.param("filterType").orElse("");
    var values = request.param("filterValues").orElse("");
    if (type.isEmpty() || values.isEmpty()) {
      throw MarketoRefused.invalid("filterType and filterValues are required");
    }
    var asked = List.of(values.split(","));
    if (asked.size() > MOST) {
      throw MarketoRefused.invalid("At most 300 filterValues");
    }
    var found = instance.visible(instance.leads.where(type, asked));
    if (found.size() > MOST_FOUND) {
      throw MarketoRefused.invalid("Too many results match the filter");
    }
    var names = names(request);
    var rows = found.stream().map(lead -> shown(lead, names)).toList();
    return Reply.ok(instance.positions.page(request, rows));
  }

  private Reply read(Request request) {
    var found = instance.leads.find(AssetCalls.id(request)).stream().toList();
    var names = names(request);
    return Envelope.of(instance.visible(found).stream().map(l -> shown(l, names)).toList());
  }

  List<String> names(Request request) {
    var names = List.of(request.param("fields").orElse(STANDARD_FIELDS).split(","));
    for (var name : names) {
      if (!instance.fields.isKnown(name)) {
        throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
      }
    }
    return names;
  }

  /// What has no value is null; the id always comes.
  static ObjectNode shown(ObjectNode lead, List<String> names) {
    var shown = Json.object().put("id", lead.path("id").asLong());
    names.forEach(n -> shown.set(n, lead.has(n) ? lead.path(n) : null));
    return shown;
  }

  private Reply sync(Request request) {
    var body = request.object();
    var action = Json.text(body, "action").isEmpty() ? "createOrUpdate" : Json.text(body, "action");
    var key = Json.text(body, "lookupField").isEmpty() ? "email" : Json.text(body, "lookupField");
    var input = body.path("input").valueStream().toList();
    if (input.isEmpty() || input.size() > MOST) {
      throw MarketoRefused.invalid("input must hold 1 to 300 records");
    }
    var partition = Json.text(body, "partitionName");
    var result = Json.array();
    for (int i = 0; i < input.size(); i++) {
      result.add(row(action, key, partition, (ObjectNode) input.get(i), i));
    }
    boolean later = body.path("asyncProcessing").asBoolean(false);
    // Whoever does not wait is not told what became of each.
    return Reply.ok(later ? Envelope.success() : Envelope.success().set("result", result));
  }

  private ObjectNode row(String action, String key, String partition, ObjectNode values, int at) {
    if (at % 3 == 2 && instance.faults.isOn(Fault.PARTIAL_BATCH_FAILURE)) {
      return Envelope.skipped(new MarketoRefused("713", "Transient error"));
    }
    try {
      instance.codes.skips();
      instance.partitions.require(partition);
      if (!partition.isEmpty()) {
        instance
            .leads
            .where(key, List.of(Json.text(values, key)))
            .forEach(l -> instance.partitions.requireSame(l.path("id").asLong(), partition));
      }
      var row = put(action, key, values);
      instance.partitions.put(row.path("id").asLong(), partition);
      return row;
    } catch (MarketoRefused refused) {
      return Envelope.skipped(refused);
    }
  }

  ObjectNode put(String action, String key, ObjectNode values) {
    if (key.equals("id") && !action.equals("updateOnly")) {
      throw new MarketoRefused("1011", "Lookup by id is for updateOnly");
    }
    var value = Json.text(values, key);
    if (value.isEmpty()) {
      throw new MarketoRefused("1002", "Missing value for required parameter '%s'".formatted(key));
    }
    boolean asDouble = action.equals("createDuplicate");
    var found = asDouble ? List.<ObjectNode>of() : instance.leads.where(key, List.of(value));
    if (found.size() > 1) {
      throw new MarketoRefused("1007", "Multiple lead match lookup criteria");
    }
    if (found.isEmpty()) {
      if (action.equals("updateOnly")) {
        throw new MarketoRefused("1004", "Lead not found");
      }
      return created(values);
    }
    if (action.equals("createOnly")) {
      throw new MarketoRefused("1005", "Lead already exists");
    }
    long id = found.getFirst().path("id").asLong();
    var rest = values.deepCopy();
    rest.remove("id");
    instance.leads.update(id, rest);
    return Json.object().put("id", id).put("status", "updated");
  }

  private ObjectNode created(ObjectNode values) {
    long id = instance.leads.create(values).path("id").asLong();
    instance.campaigns.personCreated(id);
    return Json.object().put("id", id).put("status", "created");
  }

  private Reply delete(Request request) {
    var result = Json.array();
    for (var id : ids(request.object().path("input"))) {
      try {
        instance.delete(id);
        result.add(Json.object().put("id", id).put("status", "deleted"));
      } catch (MarketoRefused refused) {
        result.add(Envelope.skipped(refused).put("id", id));
      }
    }
    return Reply.ok(Envelope.success().set("result", result));
  }

  static List<Long> ids(JsonNode input) {
    return input.valueStream().map(i -> i.path("id").asLong()).toList();
  }

  private Reply merge(Request request) {
    var losers =
        Stream.of(request.param("leadIds").orElse("").split(","))
            .filter(l -> l.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .toList();
    if (losers.isEmpty() || losers.size() > 25) {
      throw MarketoRefused.invalid("leadIds must hold 1 to 25 ids");
    }
    instance.merge(AssetCalls.id(request), losers);
    return Reply.ok(Envelope.success());
  }
}
