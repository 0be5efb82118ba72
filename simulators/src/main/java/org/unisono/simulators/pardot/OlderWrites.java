package org.unisono.simulators.pardot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unisono.simulators.Json;
import org.unisono.simulators.Routes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes of prospects in the older API, one by one or fifty at once. In version 4 several may have
/// an address, so that an id or a `fid` (the id in Salesforce) names a prospect, and an upsert by
/// address always makes one; in version 3 the address names it as well. `list_8=1` puts a prospect
/// on a list and `list_8=0` ends that.
final class OlderWrites {
  private static final int MOST = 50;

  private final Unit unit;
  private final OlderAnswers answers;

  OlderWrites(Unit unit, OlderAnswers answers) {
    this.unit = unit;
    this.answers = answers;
  }

  void register(Routes api) {
    var at = "/api/prospect/version/{version}/do/";
    Map<String, Function<Map<String, String>, ObjectNode>> works =
        Map.of("create", this::create, "update", this::update, "upsert", this::upsert);
    works.forEach(
        (name, work) -> {
          for (var by : new String[] {"", "/id/{id}", "/fid/{fid}", "/email/{email}"}) {
            api.post(at + name + by, r -> answers.of(r, p -> shown(p, work)));
          }
          var batch =
              at + "batch" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
          api.post(batch, r -> answers.of(r, p -> several(p, work)));
        });
    for (var by : new String[] {"/id/{id}", "/fid/{fid}", "/email/{email}"}) {
      Routes.Handler delete = r -> answers.none(r, this::delete);
      api.post(at + "delete" + by, delete).delete(at + "delete" + by, delete);
      api.get(at + "delete" + by, r -> answers.none(r, OlderWrites::wrongMethod));
    }
  }

  static void wrongMethod(Map<String, String> asked) {
    throw PardotRefused.of(400, 60, "Invalid HTTP request method");
  }

  static String given(Map<String, String> asked, String name) {
    var value = asked.get(name);
    if (value == null) {
      throw PardotRefused.of(400, 13, "One or more required parameters are missing");
    }
    if (value.isBlank()) {
      throw PardotRefused.of(400, 36, "One or more required parameter values are missing");
    }
    return value;
  }

  private ObjectNode shown(
      Map<String, String> asked, Function<Map<String, String>, ObjectNode> work) {
    unit.abilities.require(Kind.PROSPECTS);
    unit.writeRules.checkCall();
    var row = OlderAnswers.row(Kind.PROSPECTS, work.apply(asked));
    return (ObjectNode) Json.object().set("prospect", row);
  }

  private boolean addressesNameOne() {
    return unit.olderVersion() == 3;
  }

  private ObjectNode create(Map<String, String> asked) {
    var email = given(asked, "email");
    if (addressesNameOne() && !unit.prospectsAt(email).isEmpty()) {
      throw PardotRefused.of(400, 9, "A prospect with the specified email address already exists");
    }
    var values = values(asked);
    if (!values.has("campaignId")) {
      values.set("campaignId", unit.table(Kind.CAMPAIGNS).alive().getFirst().get("id"));
    }
    if (asked.containsKey("fid")) {
      values.put("salesforceId", asked.get("fid"));
    }
    unit.writeRules.checkRoom(Kind.PROSPECTS, unit.table(Kind.PROSPECTS));
    return placed(unit.createProspect(values), asked);
  }

  private ObjectNode update(Map<String, String> asked) {
    var row =
        named(asked)
            .filter(r -> !r.path("isDeleted").asBoolean(false))
            .orElseThrow(() -> unknown(asked));
    return changed(row, asked);
  }

  private ObjectNode changed(ObjectNode row, Map<String, String> asked) {
    var values = values(asked);
    unit.checkProspect(values);
    unit.table(Kind.PROSPECTS).change(row, values.put("isDeleted", false));
    return placed(row, asked);
  }

  /// Out of the recycle bin too.
  private ObjectNode upsert(Map<String, String> asked) {
    boolean byKey = asked.containsKey("id") || asked.containsKey("fid") || addressesNameOne();
    var known = byKey ? named(asked) : Optional.<ObjectNode>empty();
    if (known.isPresent()) {
      return changed(known.get(), asked);
    }
    if (!asked.containsKey("email")) {
      throw asked.containsKey("id") || asked.containsKey("fid")
          ? PardotRefused.of(400, 14, "Non-existent prospect ID; No email address provided")
          : PardotRefused.of(400, 13, "One or more required parameters are missing");
    }
    return create(asked);
  }

  private void delete(Map<String, String> asked) {
    unit.abilities.require(Kind.PROSPECTS);
    unit.writeRules.checkCall();
    var row =
        named(asked)
            .filter(r -> !r.path("isDeleted").asBoolean(false))
            .orElseThrow(() -> unknown(asked));
    unit.deleteProspect(Json.text(row, "id"));
  }

  /// The prospect that the call names; an id and a `fid` have to name the same one.
  private Optional<ObjectNode> named(Map<String, String> asked) {
    var prospects = unit.table(Kind.PROSPECTS);
    if (asked.containsKey("id")) {
      var id = given(asked, "id");
      if (!id.matches("\\d{1,18}")) {
        throw PardotRefused.of(400, 16, "Invalid ID");
      }
      var found = prospects.find(id);
      if (found.isPresent()
          && asked.containsKey("fid")
          && !Json.text(found.get(), "salesforceId").equals(asked.get("fid"))) {
        throw PardotRefused.of(400, 81, "Prospect ID and FID do not match");
      }
      return found;
    }
    if (asked.containsKey("fid")) {
      var fid = given(asked, "fid");
      return prospects.all().stream()
          .filter(p -> Json.text(p, "salesforceId").equals(fid))
          .findFirst();
    }
    if (addressesNameOne()) {
      return unit.latest(unit.prospectsAt(given(asked, "email")));
    }
    throw PardotRefused.of(400, 13, "One or more required parameters are missing");
  }

  private static PardotRefused unknown(Map<String, String> asked) {
    if (asked.containsKey("id")) {
      return PardotRefused.of(400, 3, "Invalid prospect ID");
    }
    return asked.containsKey("fid")
        ? PardotRefused.of(400, 77, "Invalid prospect fid")
        : PardotRefused.of(400, 4, "Invalid prospect email address");
  }

  /// The fields as version 5 has them; one without a value is emptied.
  private static ObjectNode values(Map<String, String> asked) {
    var values = Json.object();
    asked.forEach(
        (name, value) -> {
          var field = camel(name);
          if (name.matches("id|fid|output|list_\\d+")) {
            return;
          }
          if (!Kind.PROSPECTS.has(field)) {
            throw PardotRefused.of(400, 51, "Invalid parameter: " + name);
          }
          if (value.isEmpty()) {
            values.putNull(field);
          } else if (field.matches("is[A-Z].*|optedOut|doNotSell")) {
            values.put(field, value.equals("1") || value.equals("true"));
          } else if (field.matches(".*Id|score") && value.matches("-?\\d{1,18}")) {
            values.put(field, Long.parseLong(value));
          } else {
            values.put(field, value);
          }
        });
    return values;
  }

  private static String camel(String name) {
    if (name.endsWith("__c")) {
      return name;
    }
    var words = name.split("_");
    var camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return camel.toString();
  }

  /// What is so already stays as it is.
  private ObjectNode placed(ObjectNode row, Map<String, String> asked) {
    var id = Json.text(row, "id");
    asked.forEach(
        (name, value) -> {
          if (name.matches("list_\\d+")) {
            place(id, name.substring("list_".length()), value.equals("1"));
          }
        });
    return row;
  }

  private void place(String prospect, String list, boolean on) {
    var memberships = unit.table(Kind.LIST_MEMBERSHIPS);
    var there =
        memberships.where("prospectId", prospect).stream()
            .filter(m -> Json.text(m, "listId").equals(list))
            .findFirst();
    if (there.isEmpty() && on) {
      unit.subscribe(Json.object().put("prospectId", prospect).put("listId", list));
    } else if (there.isPresent() && there.get().path("optedOut").asBoolean(false) == on) {
      memberships.change(there.get(), Json.object().put("optedOut", !on));
    }
  }

  /// `prospects` is JSON: an array, or an object by id or address. Whatever fails is told by its
  /// place, and all others are done.
  private ObjectNode several(
      Map<String, String> asked, Function<Map<String, String>, ObjectNode> work) {
    unit.abilities.require(Kind.PROSPECTS);
    var all = items(given(asked, "prospects"));
    if (all.size() > MOST) {
      throw PardotRefused.of(400, 70, "Batch processing is limited to 50 prospects at once.");
    }
    unit.writeRules.checkCall();
    var errors = Json.object();
    all.forEach(
        (place, item) -> {
          try {
            var _ = work.apply(item);
          } catch (PardotRefused refused) {
            errors.put(place, String.valueOf(refused.getMessage()));
          }
        });
    return errors.isEmpty() ? Json.object() : (ObjectNode) Json.object().set("errors", errors);
  }

  private static Map<String, Map<String, String>> items(String text) {
    JsonNode given;
    try {
      given = Json.parse(text).path("prospects");
    } catch (JacksonException foreign) {
      throw PardotRefused.of(400, 71, "Input needs to be valid JSON or XML");
    }
    var items = new LinkedHashMap<String, Map<String, String>>();
    if (given instanceof ObjectNode byKey) {
      for (var entry : byKey.properties()) {
        var item = flat(entry.getValue());
        item.putIfAbsent(entry.getKey().matches("\\d+") ? "id" : "email", entry.getKey());
        items.put(String.valueOf(items.size()), item);
      }
    } else {
      given.forEach(node -> items.put(String.valueOf(items.size()), flat(node)));
    }
    return items;
  }

  private static Map<String, String> flat(JsonNode node) {
    var item = new HashMap<String, String>();
    for (var entry : node.properties()) {
      if (entry.getValue().isContainer()) {
        throw PardotRefused.of(400, 90, "Prospect array should be a flat array of attributes");
      }
      item.put(entry.getKey(), Json.text(node, entry.getKey()));
    }
    return item;
  }
}
