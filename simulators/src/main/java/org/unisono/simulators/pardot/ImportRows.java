package org.unisono.simulators.pardot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an import does with each row of its files.
final class ImportRows {
  /// What a prospect is found by.
  static final List<String> MATCHES = List.of("matchId", "matchSalesforceId", "matchEmail");

  private static final String ADD = "addToList";
  private static final String REMOVE = "removeFromList";

  private final Unit unit;

  ImportRows(Unit unit) {
    this.unit = unit;
  }

  static boolean isColumn(String name) {
    return MATCHES.contains(name) || Set.of(ADD, REMOVE).contains(name) || Kind.PROSPECTS.has(name);
  }

  void work(ObjectNode job) {
    job.put("createdCount", 0).put("updatedCount", 0).put("errorCount", 0);
    var errors = new StringBuilder();
    for (var batch : job.path("batches")) {
      var all = Csv.read(batch.asString());
      var head = all.getFirst();
      for (var cells : all.subList(1, all.size())) {
        try {
          count(job, one(job, head, cells));
        } catch (PardotRefused refused) {
          if (errors.isEmpty()) {
            errors.append(Csv.row(and(head, "error")));
          }
          errors.append(Csv.row(and(cells, String.valueOf(refused.getMessage()))));
          count(job, "errorCount");
        }
      }
    }
    job.put("errors", errors.toString());
  }

  private static void count(ObjectNode job, String counter) {
    job.put(counter, job.path(counter).asInt(0) + 1);
  }

  private static List<String> and(List<String> cells, String last) {
    var all = new ArrayList<>(cells);
    all.add(last);
    return all;
  }

  private String one(ObjectNode job, List<String> head, List<String> cells) {
    var prospects = unit.table(Kind.PROSPECTS);
    var found = found(job, head, cells);
    if (Json.text(job, "operation").equals("Delete")) {
      unit.deleteProspect(Json.text(found.orElseThrow(PardotRefused::missing), "id"));
      return "updatedCount";
    }
    if (found.isPresent()) {
      var values = values(job, head, cells, found.get());
      prospects.change(found.get(), values.put("isDeleted", false));
      lists(found.get(), head, cells);
      return "updatedCount";
    }
    boolean byAddress = !cell(head, cells, "matchEmail").isEmpty();
    if (!byAddress && !job.path("createOnNoMatch").asBoolean(false)) {
      throw PardotRefused.missing();
    }
    var values = values(job, head, cells, Json.object());
    if (!values.has("email")) {
      values.put("email", cell(head, cells, "matchEmail"));
    }
    lists(unit.createProspect(values), head, cells);
    return "createdCount";
  }

  private Optional<ObjectNode> found(ObjectNode job, List<String> head, List<String> cells) {
    boolean binnedToo = job.path("restoreDeleted").asBoolean(false);
    var id = cell(head, cells, "matchId");
    var salesforceId = cell(head, cells, "matchSalesforceId");
    var email = cell(head, cells, "matchEmail");
    var alike =
        unit.table(Kind.PROSPECTS).all().stream()
            .filter(p -> id.isEmpty() || Json.text(p, "id").equals(id))
            .filter(
                p -> salesforceId.isEmpty() || Json.text(p, "salesforceId").equals(salesforceId))
            .filter(p -> email.isEmpty() || Json.text(p, "email").equalsIgnoreCase(email))
            .toList();
    if (id.isEmpty() && salesforceId.isEmpty() && email.isEmpty()) {
      throw PardotRefused.of(400, 92, "Prospect record could not be found");
    }
    var alive = alike.stream().filter(p -> !p.path("isDeleted").asBoolean(false)).toList();
    return unit.latest(alive).or(() -> binnedToo ? unit.latest(alike) : Optional.empty());
  }

  private static String cell(List<String> head, List<String> cells, String column) {
    int at = head.indexOf(column);
    return at < 0 ? "" : cells.get(at).trim();
  }

  /// A column overwrites, and blanks with an empty cell, unless the import says otherwise of it.
  private static ObjectNode values(
      ObjectNode job, List<String> head, List<String> cells, ObjectNode before) {
    var values = Json.object();
    for (int i = 0; i < head.size(); i++) {
      var field = head.get(i);
      var settings = settings(job, field);
      boolean has = !Json.text(before, field).isEmpty();
      boolean kept =
          (has && !settings.path("overwrite").asBoolean(true))
              || (cells.get(i).isEmpty() && !settings.path("nullOverwrite").asBoolean(true));
      if (Kind.PROSPECTS.has(field) && !kept && !field.equals("id")) {
        values.set(field, stored(field, cells.get(i)));
      }
    }
    return values;
  }

  private static JsonNode settings(ObjectNode job, String field) {
    return job.path("columns")
        .valueStream()
        .filter(c -> Json.text(c, "field").equals(field))
        .findFirst()
        .orElse(Json.object());
  }

  private static JsonNode stored(String field, String cell) {
    boolean plain = Set.of("true", "false").contains(cell);
    boolean number = field.endsWith("Id") && cell.matches("\\d{1,15}");
    return cell.isEmpty() ? Json.parse("null") : plain || number ? Json.parse(cell) : Json.of(cell);
  }

  private void lists(ObjectNode prospect, List<String> head, List<String> cells) {
    var added = new LinkedHashSet<String>();
    for (int i = 0; i < head.size(); i++) {
      var list = cells.get(i).trim();
      if (head.get(i).equals(ADD) && !list.isEmpty()) {
        added.add(list);
      }
      if (head.get(i).equals(REMOVE) && !list.isEmpty()) {
        membership(prospect, list)
            .ifPresent(
                m ->
                    unit.table(Kind.LIST_MEMBERSHIPS)
                        .change(m, Json.object().put("isDeleted", true)));
      }
    }
    for (var list : added) {
      if (membership(prospect, list).isEmpty()) {
        var id = Json.text(prospect, "id");
        unit.subscribe(Json.object().put("prospectId", id).put("listId", list));
      }
    }
  }

  private Optional<ObjectNode> membership(ObjectNode prospect, String list) {
    return unit.table(Kind.LIST_MEMBERSHIPS).where("prospectId", Json.text(prospect, "id")).stream()
        .filter(m -> Json.text(m, "listId").equals(list))
        .findFirst();
  }
}
