package org.unisono.simulators.marketo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Searches, upserts and deletions, which are alike for opportunities, roles, custom objects and
/// companies.
/// There is no list of all: a search needs values. See *Custom Objects* among the vendor's pages on
/// the lead database.
final class ObjectCalls {
  private static final int MOST = 300;
  private static final String DEDUPE = "dedupeFields";

  private final Instance instance;

  ObjectCalls(Instance instance) {
    this.instance = instance;
  }

  /// By the values of one field; or, with a body, by those of all dedupe fields.
  Reply search(Request request, Objects kind) {
    var described = kind.described();
    var body = request.body().startsWith("{") ? request.object() : Json.object();
    var type = request.param("filterType").orElse(Json.text(body, "filterType"));
    var found = type.equals(DEDUPE) ? byKeys(kind, body) : byValues(kind, type, request);
    var names = names(request, body, described);
    var rows = found.stream().map(o -> shown(kind, o, names)).toList();
    var positions = instance.positions;
    var page =
        kind.tellsMore() ? positions.page(request, rows) : positions.tokensOnly(request, rows);
    int seq = 0;
    for (var row : page.path("result")) {
      ((ObjectNode) row).put("seq", seq++);
    }
    return Reply.ok(page);
  }

  private static List<ObjectNode> byValues(Objects kind, String type, Request request) {
    boolean searchable =
        kind.described()
            .path("searchableFields")
            .valueStream()
            .anyMatch(f -> f.size() == 1 && f.path(0).asString("").equals(type));
    var values = request.param("filterValues").orElse("");
    if (!searchable || values.isEmpty()) {
      throw MarketoRefused.invalid("Invalid value for filterType or filterValues");
    }
    var wanted = Stream.of(values.split(",")).collect(Collectors.toSet());
    if (wanted.size() > MOST) {
      throw MarketoRefused.invalid("At most 300 filterValues");
    }
    return kind.all().stream().filter(o -> wanted.contains(Json.text(o, type))).toList();
  }

  private static List<ObjectNode> byKeys(Objects kind, ObjectNode body) {
    var keys = keys(kind.described());
    var input = body.path("input").valueStream().toList();
    if (input.isEmpty() || input.size() > MOST) {
      throw MarketoRefused.invalid("input must hold 1 to 300 keys");
    }
    var wanted = input.stream().map(i -> key(i, keys)).collect(Collectors.toSet());
    return kind.all().stream().filter(o -> wanted.contains(key(o, keys))).toList();
  }

  private static List<String> keys(ObjectNode described) {
    return described.path(DEDUPE).valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> key(JsonNode row, List<String> keys) {
    return keys.stream().map(k -> Json.text(row, k)).toList();
  }

  private static Set<String> names(Request request, ObjectNode body, ObjectNode described) {
    var known = described.path("fields").valueStream().map(f -> Json.text(f, "name")).toList();
    var told = body.path("fields").valueStream().map(JsonNode::asString).toList();
    var asked = request.param("fields").map(f -> List.of(f.split(","))).orElse(told);
    for (var name : asked) {
      if (!known.contains(name)) {
        throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
      }
    }
    var standard = new HashSet<>(keys(described));
    standard.addAll(List.of("createdAt", "updatedAt"));
    return asked.isEmpty() ? standard : Set.copyOf(asked);
  }

  /// The id always comes; what has no value does not come at all.
  private static ObjectNode shown(Objects kind, ObjectNode row, Set<String> names) {
    var shown = withId(kind, row);
    names.stream().sorted().filter(row::has).forEach(n -> shown.set(n, row.path(n)));
    return shown;
  }

  Reply sync(Request request, Objects kind) {
    var body = request.object();
    var action = Json.text(body, "action").isEmpty() ? "createOrUpdate" : Json.text(body, "action");
    if (!action.matches("createOnly|updateOnly|createOrUpdate")) {
      throw MarketoRefused.invalid("Invalid action '%s'".formatted(action));
    }
    var by = by(body, "dedupeBy", kind);
    if (by.contains(kind.idField()) && !action.equals("updateOnly")) {
      throw MarketoRefused.invalid("dedupeBy idField is for updateOnly");
    }
    return each(body, by, values -> written(kind, action, by, values));
  }

  /// One record, by its dedupe fields or by its id.
  void put(Objects kind, boolean byId, ObjectNode values) {
    put(kind, byId ? "updateOnly" : "createOrUpdate", byId, values);
  }

  void put(Objects kind, String action, boolean byId, ObjectNode values) {
    var by = byId ? List.of(kind.idField()) : keys(kind.described());
    requireKey(values, by);
    written(kind, action, by, values);
  }

  Reply delete(Request request, Objects kind) {
    var by = by(request.object(), "deleteBy", kind);
    return each(
        request.object(),
        by,
        values -> {
          var row = find(kind, by, values).orElseThrow(ObjectCalls::missing);
          kind.delete(row);
          return told(kind, row, "deleted");
        });
  }

  private static List<String> by(ObjectNode body, String name, Objects kind) {
    return switch (Json.text(body, name)) {
      case "", DEDUPE -> keys(kind.described());
      case "idField" -> List.of(kind.idField());
      default -> throw MarketoRefused.invalid("Invalid value for '%s'".formatted(name));
    };
  }

  /// Writes one record; answers what is told of it.
  private interface Write {
    ObjectNode of(ObjectNode values);
  }

  private Reply each(ObjectNode body, List<String> by, Write write) {
    var input = body.path("input").valueStream().toList();
    if (input.isEmpty() || input.size() > MOST) {
      throw MarketoRefused.invalid("input must hold 1 to 300 records");
    }
    var seen = new HashSet<List<String>>();
    var result = Json.array();
    for (var values : input) {
      var row = Json.object().put("seq", result.size());
      try {
        instance.codes.skips();
        requireKey(values, by);
        if (!seen.add(key(values, by))) {
          throw new MarketoRefused("1036", "Duplicate object found in input");
        }
        row.setAll(write.of((ObjectNode) values));
      } catch (MarketoRefused refused) {
        row.setAll(Envelope.skipped(refused));
      }
      result.add(row);
    }
    return Reply.ok(Envelope.success().set("result", result));
  }

  private static void requireKey(JsonNode values, List<String> by) {
    for (var name : by) {
      if (Json.text(values, name).isBlank()) {
        throw new MarketoRefused(
            "1002", "Missing value for required parameter '%s'".formatted(name));
      }
    }
  }

  private static ObjectNode written(
      Objects kind, String action, List<String> by, ObjectNode values) {
    ObjectValues.require(kind.described(), values, by);
    var found = find(kind, by, values);
    if (found.isEmpty()) {
      if (action.equals("updateOnly")) {
        throw missing();
      }
      return told(kind, kind.create(values), "created");
    }
    if (action.equals("createOnly")) {
      throw new MarketoRefused("1017", "Object already exists");
    }
    var rest = values.deepCopy();
    rest.remove(by);
    kind.update(found.get(), rest);
    return told(kind, found.get(), "updated");
  }

  private static Optional<ObjectNode> find(Objects kind, List<String> by, JsonNode values) {
    var wanted = key(values, by);
    return kind.all().stream().filter(o -> key(o, by).equals(wanted)).findFirst();
  }

  private static MarketoRefused missing() {
    return new MarketoRefused("1013", "Object not found");
  }

  private static ObjectNode told(Objects kind, ObjectNode row, String status) {
    return withId(kind, row).put("status", status);
  }

  private static ObjectNode withId(Objects kind, ObjectNode row) {
    var id = row.path(kind.idField());
    return (ObjectNode) Json.object().set(kind.idField(), id);
  }
}
