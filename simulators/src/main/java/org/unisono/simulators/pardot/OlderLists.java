package org.unisono.simulators.pardot;

import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Writes of lists in the older API: made with a name, changed and deleted by id.
final class OlderLists {
  private static final Map<String, String> FIELDS =
      Map.of(
          "name",
          "name",
          "title",
          "title",
          "description",
          "description",
          "is_public",
          "isPublic",
          "folder_id",
          "folderId",
          "campaign_id",
          "campaignId");

  private final Unit unit;
  private final OlderAnswers answers;

  OlderLists(Unit unit, OlderAnswers answers) {
    this.unit = unit;
    this.answers = answers;
  }

  void register(Routes api) {
    var at = "/api/list/version/{version}/do/";
    api.post(at + "create", r -> answers.of(r, p -> shown(create(p))));
    api.post(at + "update/id/{id}", r -> answers.of(r, p -> shown(update(p))));
    Routes.Handler delete = r -> answers.none(r, this::delete);
    api.post(at + "delete/id/{id}", delete).delete(at + "delete/id/{id}", delete);
    api.get(at + "delete/id/{id}", r -> answers.none(r, OlderWrites::wrongMethod));
  }

  private static ObjectNode shown(ObjectNode row) {
    return (ObjectNode) Json.object().set("list", OlderAnswers.row(Kind.LISTS, row));
  }

  private ObjectNode named(Map<String, String> asked) {
    unit.abilities.require(Kind.LISTS);
    return unit.table(Kind.LISTS)
        .find(OlderWrites.given(asked, "id"))
        .filter(l -> !l.path("isDeleted").asBoolean(false))
        .orElseThrow(() -> PardotRefused.of(400, 55, "Invalid list ID"));
  }

  private ObjectNode create(Map<String, String> asked) {
    unit.abilities.require(Kind.LISTS);
    OlderWrites.given(asked, "name");
    unit.writeRules.checkCall();
    unit.writeRules.checkRoom(Kind.LISTS, unit.table(Kind.LISTS));
    var values = Json.object().put("isPublic", false).put("isDynamic", false);
    return unit.table(Kind.LISTS).add(values.setAll(values(asked)));
  }

  private ObjectNode update(Map<String, String> asked) {
    var row = named(asked);
    var values = values(asked);
    unit.writeRules.checkCall();
    unit.table(Kind.LISTS).change(row, values);
    return row;
  }

  private void delete(Map<String, String> asked) {
    var row = named(asked);
    unit.writeRules.checkCall();
    unit.table(Kind.LISTS).change(row, Json.object().put("isDeleted", true));
  }

  private static ObjectNode values(Map<String, String> asked) {
    var values = Json.object();
    asked.forEach(
        (name, value) -> {
          if (name.matches("id|format|version|output")) {
            return;
          }
          var field = FIELDS.get(name);
          if (field == null) {
            throw PardotRefused.of(400, 51, "Invalid parameter: " + name);
          }
          if (name.endsWith("_id") && value.matches("\\d{1,18}")) {
            values.put(field, Long.parseLong(value));
          } else if (name.startsWith("is_")) {
            values.put(field, value.matches("1|true"));
          } else {
            values.put(field, value);
          }
        });
    return values;
  }
}
