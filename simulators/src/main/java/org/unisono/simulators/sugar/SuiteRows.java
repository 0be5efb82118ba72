package org.unisono.simulators.sugar;

import java.time.ZoneOffset;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// One record as JSON:API shows it: `type` is the object's name, moments carry the zone of the
/// server.
final class SuiteRows {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(1);

  private final Crm crm;

  SuiteRows(Crm crm) {
    this.crm = crm;
  }

  /// @param wanted fields; none for all
  ObjectNode data(CrmModule module, ObjectNode row, Set<String> wanted) {
    var id = Json.text(row, "id");
    var data = Json.object().put("type", module.object()).put("id", id);
    var attributes = data.putObject("attributes");
    for (var field : crm.fields(module)) {
      boolean asked = wanted.isEmpty() || wanted.contains(field.name());
      if (asked && !field.name().equals("id") && !field.name().equals("sync_key")) {
        var text = crm.shown(module, row, field.name());
        attributes.put(field.name(), field.type().equals("datetime") ? iso(text) : text);
      }
    }
    var relationships = data.putObject("relationships");
    for (var link : CrmLink.from(module)) {
      var path = "V8/module/%s/%s/relationships/%s".formatted(module.module(), id, link.name());
      relationships.putObject(link.target().module()).putObject("links").put("related", path);
    }
    return data;
  }

  private static String iso(String raw) {
    return CrmTime.iso(raw, ZONE);
  }
}
