package org.unisono.simulators.marketo;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.LazyList;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Members of programs.
final class MemberCalls {
  private static final int MOST = 300;
  private static final String UPDATED = "updatedAt";
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final String ALL = "/rest/v1/programs/";
  private final Instance instance;

  MemberCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ALL + "members/describe.json", r -> describe())
        .get(ALL + "{id}/members.json", this::read)
        .post(ALL + "{id}/members.json", this::setData)
        .post(ALL + "{id}/members/status.json", this::setStatus)
        .post(ALL + "{id}/members/delete.json", this::remove);
  }

  private Reply describe() {
    var described = Json.object().put("name", "API Program Membership");
    var searchable = described.putArray("searchableFields");
    var fields = described.putArray("fields");
    for (var field : instance.memberFields.rows()) {
      var name = Json.text(field, "name");
      if (instance.memberFields.isSearchable(name)) {
        searchable.addArray().add(name);
      }
      var row = fields.addObject().put("name", name);
      row.put("displayName", Json.text(field, "displayName"));
      row.put("dataType", Json.text(field, "dataType"));
      row.put("updateable", field.path("isCustom").asBoolean()).put("crmManaged", false);
    }
    searchable.addArray().add(UPDATED);
    return Envelope.of(described);
  }

  private Reply read(Request request) {
    instance.programs.require(AssetCalls.id(request));
    var type = request.param("filterType").orElse("");
    if (!type.equals(UPDATED) && !instance.memberFields.isSearchable(type)) {
      throw MarketoRefused.invalid("Invalid filterType '%s'".formatted(type));
    }
    var values = List.of(request.param("filterValues").orElse("").split(","));
    if (values.size() > MOST) {
      throw MarketoRefused.invalid("At most 300 filterValues");
    }
    var names = List.of(request.param("fields").orElse("leadId,programId").split(","));
    names.forEach(instance.memberFields::require);
    var all = instance.members.of(AssetCalls.id(request));
    if (all.size() > instance.bulkLimits.membersPerRead() && !type.equals("leadId")) {
      throw MarketoRefused.invalid("Too many program members: use the bulk export");
    }
    var wanted = new HashSet<>(values);
    Predicate<ObjectNode> fits =
        type.equals(UPDATED) ? updated(request) : m -> wanted.contains(Json.text(m, type));
    var rows = all.stream().filter(fits).toList();
    return Reply.ok(instance.positions.page(request, new LazyList<>(rows, m -> shown(m, names))));
  }

  /// Seven days at most.
  private static Predicate<ObjectNode> updated(Request request) {
    var from = request.param("startAt").map(MarketoTime::parse);
    var until = request.param("endAt").map(MarketoTime::parse);
    if (from.isEmpty() || until.isEmpty()) {
      throw MarketoRefused.invalid("startAt and endAt are required");
    }
    if (until.get().isAfter(from.get().plus(LONGEST))) {
      throw MarketoRefused.invalid("The range is seven days at most");
    }
    return m -> {
      var at = MarketoTime.parse(Json.text(m, UPDATED));
      return !at.isBefore(from.get()) && !at.isAfter(until.get());
    };
  }

  private static ObjectNode shown(ObjectNode member, List<String> names) {
    var shown = Json.object();
    for (var name : List.of("leadId", "programId", "reachedSuccess", "acquiredBy")) {
      shown.set(name, member.path(name));
    }
    names.forEach(n -> shown.set(n, member.has(n) ? member.path(n) : null));
    return shown;
  }

  private Reply setStatus(Request request) {
    var status = Json.text(request.object(), "statusName");
    return each(request, i -> instance.members.change(AssetCalls.id(request), leadId(i), status));
  }

  private Reply setData(Request request) {
    return each(
        request,
        i -> {
          instance.members.setData(AssetCalls.id(request), leadId(i), (ObjectNode) i);
          return "updated";
        });
  }

  private Reply remove(Request request) {
    return each(
        request,
        i -> {
          instance.members.remove(AssetCalls.id(request), leadId(i));
          return "deleted";
        });
  }

  private static long leadId(JsonNode input) {
    return input.path("leadId").asLong(0);
  }

  private Reply each(Request request, Function<JsonNode, String> work) {
    instance.programs.require(AssetCalls.id(request));
    var input = request.object().path("input").valueStream().toList();
    if (input.isEmpty() || input.size() > MOST) {
      throw MarketoRefused.invalid("input must hold 1 to 300 records");
    }
    var result = Json.array();
    for (int seq = 0; seq < input.size(); seq++) {
      ObjectNode row;
      try {
        row = Json.object().put("status", work.apply(input.get(seq)));
      } catch (MarketoRefused refused) {
        row = Envelope.skipped(refused);
      }
      result.add(row.put("seq", seq).put("leadId", leadId(input.get(seq))));
    }
    return Reply.ok(Envelope.success().set("result", result));
  }
}
