package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Links in the older service, many in a call; and their rows as they changed.
final class ServiceLinks {
  private final Crm crm;
  private final ServiceRecords records;

  ServiceLinks(Crm crm, ServiceRecords records) {
    this.crm = crm;
    this.records = records;
  }

  JsonNode getRelationships(ServiceArguments given) {
    var module = given.module(1);
    require(module, given.text(2));
    var link = link(module, given.text(3));
    var where = SqlWhere.of(crm, link.target(), given.text(4));
    var found = crm.visible(crm.links.related(link, given.text(2))).stream().filter(where).toList();
    int from = Math.clamp(given.number(9, 0), 0, found.size());
    int limit = given.number(10, 0);
    int to = limit > 0 ? Math.min(found.size(), from + limit) : found.size();
    var body = Json.object();
    var entries = body.putArray("entry_list");
    found
        .subList(from, to)
        .forEach(r -> entries.add(records.entry(link.target(), r, given.texts(5))));
    body.putArray("relationship_list");
    return body;
  }

  private static CrmLink link(CrmModule module, String name) {
    return CrmLink.of(module, name).orElseThrow(ServiceRefused::access);
  }

  private void require(CrmModule module, String id) {
    if (crm.records.find(module, id).isEmpty()) {
      throw ServiceRefused.access();
    }
  }

  JsonNode setRelationship(ServiceArguments given) {
    var count = new Count();
    set(count, given.text(1), given.text(2), given.text(3), given.texts(4), given.number(6, 0));
    return count.told();
  }

  JsonNode setRelationships(ServiceArguments given) {
    var count = new Count();
    var modules = given.texts(1);
    for (int i = 0; i < modules.size(); i++) {
      var ids = ServiceArguments.texts(given.node(4).path(i));
      int gone = given.node(6).path(i).asInt(0);
      set(count, modules.get(i), at(given, 2, i), at(given, 3, i), ids, gone);
    }
    return count.told();
  }

  private static String at(ServiceArguments given, int place, int row) {
    return given.node(place).path(row).asString("");
  }

  /// How many links were made, taken away, or neither.
  private static final class Count {
    int created;
    int failed;
    int deleted;

    ObjectNode told() {
      return Json.object().put("created", created).put("failed", failed).put("deleted", deleted);
    }
  }

  /// A call counts once, however many records it links.
  private void set(
      Count count, String module, String id, String name, List<String> ids, int deleted) {
    var of = CrmModule.named(module).orElseThrow(ServiceRefused::module);
    var link = CrmLink.of(of, name);
    boolean there =
        crm.records.find(of, id).isPresent()
            && link.isPresent()
            && ids.stream().allMatch(i -> crm.records.find(link.get().target(), i).isPresent());
    if (!there) {
      count.failed++;
    } else if (deleted == 1) {
      ids.forEach(i -> crm.unlink(link.get(), id, i));
      count.deleted++;
    } else {
      ids.forEach(i -> crm.link(link.get(), id, i));
      count.created++;
    }
  }

  /// Rows of links that changed in a time: also those that were taken away, when it is asked for.
  JsonNode getModifiedRelationships(ServiceArguments given) {
    var module = given.module(1);
    var related = given.module(2);
    var link = CrmLink.between(module, related).orElseThrow(ServiceRefused::access);
    if (link.way() == CrmLink.Way.BY_FIELD) {
      throw ServiceRefused.access();
    }
    var from = given.text(3);
    var until = given.text(4).isEmpty() ? "9999" : given.text(4);
    var flag = given.number(7, 0) == 1 ? "1" : "0";
    var rows = new ArrayList<ObjectNode>();
    for (var row : crm.links.rows(link)) {
      var at = Json.text(row, "date_modified");
      if (at.compareTo(from) >= 0
          && at.compareTo(until) <= 0
          && Json.text(row, "deleted").equals(flag)) {
        rows.add(row);
      }
    }
    int offset = Math.clamp(given.number(5, 0), 0, rows.size());
    int most = given.number(6, 0) > 0 ? given.number(6, 0) : rows.size();
    var page = rows.subList(offset, Math.min(rows.size(), offset + most));
    var body = Json.object().put("result_count", page.size());
    body.put("next_offset", offset + page.size());
    var entries = body.putArray("entry_list");
    page.forEach(r -> entries.add(row(link, r)));
    body.putObject("error").put("number", 0).put("name", "No Error").put("description", "No Error");
    return body;
  }

  private static ObjectNode row(CrmLink link, ObjectNode row) {
    var entry = Json.object().put("id", Json.text(row, "id")).put("module_name", link.table());
    var values = entry.putObject("name_value_list");
    row.properties()
        .forEach(
            e ->
                values
                    .putObject(e.getKey())
                    .put("name", e.getKey())
                    .put("value", e.getValue().asString("")));
    return entry;
  }

  /// Marks members of a campaign's lists as written to. They are named by the rows of their links.
  JsonNode setCampaignMerge(ServiceArguments given) {
    var targets = given.texts(1);
    var campaign = given.text(2);
    if (targets.isEmpty() || crm.records.find(CrmModule.CAMPAIGNS, campaign).isEmpty()) {
      throw ServiceRefused.merge();
    }
    var attached = CrmLink.of(CrmModule.CAMPAIGNS, "prospectlists").orElseThrow();
    for (var list : crm.links.related(attached, campaign)) {
      var id = Json.text(list, "id");
      for (var link : CrmLink.ofMembers()) {
        for (var member : crm.links.related(link, id)) {
          if (targets.contains(crm.links.rowId(link, id, Json.text(member, "id")))) {
            crm.mails.merged(campaign, id, link.target(), member);
          }
        }
      }
    }
    return Json.parse("null");
  }
}
