package org.unisono.simulators.pardot;

import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Places on lists in the older API, by their id or by list and prospect.
final class OlderMemberships {
  private static final Kind KIND = Kind.LIST_MEMBERSHIPS;
  private static final String PAIR = "/list_id/{list_id}/prospect_id/{prospect_id}";

  private final Unit unit;
  private final OlderAnswers answers;

  OlderMemberships(Unit unit, OlderAnswers answers) {
    this.unit = unit;
    this.answers = answers;
  }

  void register(Routes api) {
    var at = "/api/listMembership/version/{version}/do/";
    Routes.Handler read = r -> answers.of(r, p -> shown(named(p)));
    api.get(at + "read" + PAIR, read).post(at + "read" + PAIR, read);
    for (var by : new String[] {"", PAIR}) {
      api.post(at + "create" + by, r -> answers.of(r, p -> shown(create(p))));
    }
    for (var by : new String[] {"/id/{id}", PAIR}) {
      api.post(at + "update" + by, r -> answers.of(r, p -> shown(update(p))));
      Routes.Handler delete = r -> answers.none(r, this::delete);
      api.post(at + "delete" + by, delete).delete(at + "delete" + by, delete);
      api.get(at + "delete" + by, r -> answers.none(r, OlderWrites::wrongMethod));
    }
  }

  private static ObjectNode shown(ObjectNode row) {
    return (ObjectNode) Json.object().set("list_membership", OlderAnswers.row(KIND, row));
  }

  private static String id(Map<String, String> asked, String name) {
    var id = OlderWrites.given(asked, name);
    if (!id.matches("\\d{1,18}")) {
      throw PardotRefused.of(400, 16, "Invalid ID");
    }
    return id;
  }

  private ObjectNode named(Map<String, String> asked) {
    unit.abilities.require(KIND);
    var table = unit.table(KIND);
    if (asked.containsKey("id")) {
      return table
          .find(id(asked, "id"))
          .filter(m -> !m.path("isDeleted").asBoolean(false))
          .orElseThrow(() -> PardotRefused.of(400, 16, "Invalid ID"));
    }
    var list = id(asked, "list_id");
    return table.where("prospectId", id(asked, "prospect_id")).stream()
        .filter(m -> Json.text(m, "listId").equals(list))
        .findFirst()
        .orElseThrow(() -> PardotRefused.of(400, 109, "The requested record was not found."));
  }

  private ObjectNode create(Map<String, String> asked) {
    unit.abilities.require(KIND);
    var values = Json.object().put("listId", id(asked, "list_id"));
    values.put("prospectId", id(asked, "prospect_id")).put("optedOut", isOut(asked));
    unit.writeRules.checkCall();
    unit.writeRules.checkRoom(KIND, unit.table(KIND));
    return unit.subscribe(values);
  }

  private ObjectNode update(Map<String, String> asked) {
    var row = named(asked);
    OlderWrites.given(asked, "opted_out");
    unit.writeRules.checkCall();
    unit.table(KIND).change(row, Json.object().put("optedOut", isOut(asked)));
    return row;
  }

  private static boolean isOut(Map<String, String> asked) {
    return asked.getOrDefault("opted_out", "").matches("1|true");
  }

  private void delete(Map<String, String> asked) {
    var row = named(asked);
    unit.writeRules.checkCall();
    unit.table(KIND).change(row, Json.object().put("isDeleted", true));
  }
}
