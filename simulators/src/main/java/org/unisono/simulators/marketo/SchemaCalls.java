package org.unisono.simulators.marketo;

import java.util.List;
import java.util.function.Supplier;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of people, companies, opportunities and members of programs, as a schema. Those of
/// members can be made and changed here too.
final class SchemaCalls {
  private static final String FIELDS = "/schema/fields";
  private static final String MEMBERS = "/rest/v1/programs/members" + FIELDS;

  private final Instance instance;

  SchemaCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    read(paths, "/rest/v1/leads" + FIELDS, () -> rows(instance.fields.described2()));
    read(paths, "/rest/v1/companies" + FIELDS, () -> rows(Companies.description()));
    read(paths, "/rest/v1/opportunities" + FIELDS, () -> rows(OpportunityFields.opportunity()));
    read(paths, MEMBERS, instance.memberFields::rows);
    paths.post(MEMBERS + ".json", this::create).post(MEMBERS + "/{name}", this::update);
  }

  private void read(Paths paths, String all, Supplier<List<ObjectNode>> rows) {
    paths
        .get(all + ".json", r -> Reply.ok(instance.positions.page(r, rows.get())))
        .get(all + "/{name}", r -> one(rows.get(), name(r)));
  }

  private static Reply one(List<ObjectNode> rows, String name) {
    return rows.stream()
        .filter(f -> Json.text(f, "name").equals(name))
        .findFirst()
        .map(Envelope::of)
        .orElseThrow(() -> new MarketoRefused("1006", "Field '%s' not found".formatted(name)));
  }

  private static String name(Request request) {
    return request.var("name").replaceFirst("\\.json$", "");
  }

  private static List<ObjectNode> rows(ObjectNode described) {
    return described
        .path("fields")
        .valueStream()
        .map(f -> row(Json.text(f, "name"), Json.text(f, "dataType"), f, isOwn(f)))
        .toList();
  }

  private static boolean isOwn(JsonNode field) {
    return Json.text(field, "name").equals("unisonoId");
  }

  /// @param custom whether the customer made it, by this API
  static ObjectNode row(String name, String type, JsonNode values, boolean custom) {
    var row = Json.object().put("name", name).put("dataType", type);
    row.put("displayName", Json.text(values, "displayName"));
    row.put("description", Json.text(values, "description"));
    if (type.equals("string")) {
      row.put("length", 255);
    }
    row.put("isHidden", values.path("isHidden").asBoolean(false));
    row.put("isHtmlEncodingInEmail", values.path("isHtmlEncodingInEmail").asBoolean(true));
    row.put("isSensitive", values.path("isSensitive").asBoolean(false));
    return row.put("isCustom", custom).put("isApiCreated", custom);
  }

  private static List<JsonNode> input(Request request) {
    var input = request.object().path("input").valueStream().toList();
    if (input.isEmpty()) {
      throw MarketoRefused.invalid("input must hold a field");
    }
    return input;
  }

  private Reply create(Request request) {
    var input = input(request);
    instance.memberFields.create(input);
    return Envelope.of(input.stream().map(f -> told(Json.text(f, "name"), "created")).toList());
  }

  private Reply update(Request request) {
    var input = input(request);
    if (input.size() > 1) {
      throw MarketoRefused.invalid("input must hold one field");
    }
    instance.memberFields.update(name(request), (ObjectNode) input.getFirst());
    return Envelope.of(told(name(request), "updated"));
  }

  private static ObjectNode told(String name, String status) {
    return Json.object().put("name", name).put("status", status);
  }
}
