package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Records in the older service: read by id or by conditions, and written one or many in a call.
final class ServiceRecords {
  /// `list_max_entries_per_page`.
  private static final int PAGE = 20;

  private final Crm crm;

  ServiceRecords(Crm crm) {
    this.crm = crm;
  }

  /// One record; one that is not there comes as a warning.
  JsonNode getEntry(ServiceArguments given) {
    return entries(given.module(1), List.of(given.text(2)), given);
  }

  JsonNode getEntries(ServiceArguments given) {
    return entries(given.module(1), given.texts(2), given);
  }

  private JsonNode entries(CrmModule module, List<String> ids, ServiceArguments given) {
    var body = Json.object();
    var entries = body.putArray("entry_list");
    var relations = body.putArray("relationship_list");
    for (var id : ids) {
      var row = crm.visible(crm.records.find(module, id).stream().toList());
      if (row.isEmpty()) {
        entries.add(missing(module, id));
      } else {
        entries.add(entry(module, row.getFirst(), given.texts(3)));
        relations.add(linked(module, row.getFirst(), given.links(4)));
      }
    }
    return body;
  }

  private static ObjectNode missing(CrmModule module, String id) {
    var entry = Json.object().put("id", id).put("module_name", module.module());
    var values = entry.putArray("name_value_list");
    values
        .addObject()
        .put("name", "warning")
        .put(
            "value", "Access to this object is denied since it has been deleted or does not exist");
    values.addObject().put("name", "deleted").put("value", "1");
    return entry;
  }

  /// A page of what fits. The last argument but one chooses those that are deleted, and only them.
  JsonNode getEntryList(ServiceArguments given) {
    var module = given.module(1);
    var found = found(module, given.text(2), given.number(8, 0));
    sort(module, found, given.text(3));
    int from = Math.clamp(given.number(4, 0), 0, found.size());
    int most = given.number(7, 0) > 0 ? given.number(7, PAGE) : PAGE;
    var page = found.subList(from, Math.min(found.size(), from + most));
    var body = Json.object().put("result_count", page.size());
    body.put("total_count", String.valueOf(found.size())).put("next_offset", from + page.size());
    var entries = body.putArray("entry_list");
    var relations = body.putArray("relationship_list");
    for (var row : page) {
      entries.add(entry(module, row, given.texts(5)));
      if (!given.links(6).isEmpty()) {
        relations.addObject().set("link_list", linked(module, row, given.links(6)));
      }
    }
    return body;
  }

  JsonNode getEntriesCount(ServiceArguments given) {
    int count = found(given.module(1), given.text(2), given.number(3, 0)).size();
    return Json.object().put("result_count", String.valueOf(count));
  }

  private List<ObjectNode> found(CrmModule module, String query, int deleted) {
    var where = SqlWhere.of(crm, module, query);
    var flag = deleted == 1 ? "1" : "0";
    return new ArrayList<>(
        crm.visible(crm.records.withDeleted(module)).stream()
            .filter(r -> Json.text(r, "deleted").equals(flag))
            .filter(where)
            .toList());
  }

  private void sort(CrmModule module, List<ObjectNode> rows, String order) {
    for (var part : List.of(order.split(",")).reversed()) {
      var words = part.strip().split("\\s+");
      var name = words[0].substring(words[0].indexOf('.') + 1);
      if (name.isEmpty()) {
        continue;
      }
      if (!crm.hasField(module, name)) {
        throw new DatabaseFailed();
      }
      Comparator<ObjectNode> by =
          Comparator.comparing(r -> Json.text(r, name).toLowerCase(Locale.ROOT));
      boolean down = words.length > 1 && words[1].equalsIgnoreCase("desc");
      rows.sort(down ? by.reversed() : by);
    }
  }

  ObjectNode entry(CrmModule module, ObjectNode row, List<String> wanted) {
    var entry = Json.object().put("id", Json.text(row, "id")).put("module_name", module.module());
    return (ObjectNode) entry.set("name_value_list", values(module, row, wanted));
  }

  /// Fields that there are not, are left out.
  ObjectNode values(CrmModule module, ObjectNode row, List<String> wanted) {
    var values = Json.object();
    for (var field : crm.fields(module)) {
      boolean asked = wanted.isEmpty() || wanted.contains(field.name());
      if (asked && !field.name().equals("sync_key")) {
        var text = crm.shown(module, row, field.name());
        values.putObject(field.name()).put("name", field.name()).put("value", text);
      }
    }
    return values;
  }

  private ArrayNode linked(CrmModule module, ObjectNode row, List<ServiceArguments.Wanted> wanted) {
    var all = Json.array();
    for (var one : wanted) {
      CrmLink.of(module, one.link())
          .ifPresent(
              link -> {
                var records = all.addObject().put("name", one.link()).putArray("records");
                crm.links
                    .related(link, Json.text(row, "id"))
                    .forEach(
                        r ->
                            records
                                .addObject()
                                .set("link_value", values(link.target(), r, one.fields())));
              });
    }
    return all;
  }

  JsonNode setEntry(ServiceArguments given) {
    var values = ServiceArguments.pairs(given.node(2));
    var body = Json.object().put("id", set(given.module(1), values));
    var told = body.putObject("entry_list");
    values
        .properties()
        .forEach(
            e ->
                told.putObject(e.getKey())
                    .put("name", e.getKey())
                    .put("value", e.getValue().asString("")));
    return body;
  }

  JsonNode setEntries(ServiceArguments given) {
    var module = given.module(1);
    var body = Json.object();
    var ids = body.putArray("ids");
    for (var one : given.node(2)) {
      ids.add(set(module, ServiceArguments.pairs(one)));
    }
    return body;
  }

  /// Answers the id. An unknown id makes nothing unless it is said to be new; a record whose
  /// `deleted` is set is deleted.
  private String set(CrmModule module, ObjectNode given) {
    var id = Json.text(given, "id");
    boolean isNew = Json.text(given, "new_with_id").matches("true|1");
    boolean goes = Json.text(given, "deleted").equals("1");
    var values = Json.object();
    for (var entry : given.properties()) {
      if (crm.hasField(module, entry.getKey()) && !entry.getKey().matches("id|deleted|sync_key")) {
        values.set(entry.getKey(), entry.getValue());
      }
    }
    var known = crm.records.find(module, id);
    if (known.isPresent()) {
      if (goes) {
        crm.delete(module, known.get());
      } else {
        crm.update(module, known.get(), values);
      }
      return id;
    }
    if (!id.isEmpty() && !isNew) {
      return id;
    }
    if (crm.failsToCreate()) {
      throw new DatabaseFailed();
    }
    return Json.text(crm.create(module, id, values), "id");
  }

  /// Records of each module whose name or address holds the text.
  JsonNode searchByModule(ServiceArguments given) {
    var text = given.text(1).toLowerCase(Locale.ROOT);
    var body = Json.object();
    var entries = body.putArray("entry_list");
    for (var name : given.texts(2)) {
      var module = ServiceArguments.module(name);
      var found =
          crm.visible(crm.records.live(module)).stream().filter(r -> speaksOf(r, text)).toList();
      int from = Math.clamp(given.number(3, 0), 0, found.size());
      int most = given.number(4, 0) > 0 ? given.number(4, PAGE) : PAGE;
      var records = entries.addObject().put("name", name).putArray("records");
      found
          .subList(from, Math.min(found.size(), from + most))
          .forEach(r -> records.add(values(module, r, given.texts(6))));
    }
    return body;
  }

  private static boolean speaksOf(ObjectNode row, String text) {
    return List.of("name", "first_name", "last_name", "email1").stream()
        .anyMatch(f -> Json.text(row, f).toLowerCase(Locale.ROOT).contains(text));
  }
}
