package org.unisono.simulators.sugar;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the older service tells of the installation: modules, links, fields with their values.
final class ServiceMeta {
  private final Crm crm;

  ServiceMeta(Crm crm) {
    this.crm = crm;
  }

  JsonNode getServerInfo() {
    return Json.object()
        .put("flavor", "CE")
        .put("version", "6.5.25")
        .put("gmt_time", CrmTime.raw(crm.clock.instant()));
  }

  JsonNode getAvailableModules() {
    boolean narrowed = crm.faults.isOn(Fault.RIGHTS_NARROWED);
    var body = Json.object();
    var modules = body.putArray("modules");
    for (var module : CrmModule.values()) {
      if (module.isSuite()) {
        var one = modules.addObject().put("module_key", module.module());
        one.put("module_label", module.module()).put("favorite_enabled", false);
        var acls = one.putArray("acls");
        for (var action : Set.of("edit", "delete", "list", "view", "import", "export")) {
          boolean may = !narrowed || action.matches("list|view");
          acls.addObject().put("action", action).put("access", may);
        }
      }
    }
    return body;
  }

  JsonNode getModuleFields(ServiceArguments given) {
    var module = given.module(1);
    var wanted = given.texts(2);
    var body = Json.object().put("module_name", module.module());
    body.put("table_name", table(module));
    var fields = body.putObject("module_fields");
    for (var field : crm.fields(module)) {
      boolean asked = wanted.isEmpty() || wanted.contains(field.name());
      if (asked && !field.name().equals("sync_key")) {
        fields.set(field.name(), field(field));
      }
    }
    var links = body.putObject("link_fields");
    for (var link : CrmLink.from(module)) {
      links
          .putObject(link.name())
          .put("name", link.name())
          .put("type", "link")
          .put("group", "")
          .put("id_name", "")
          .put("relationship", link.table())
          .put("module", link.target().module())
          .put("bean_name", link.target().object());
    }
    return body;
  }

  static String table(CrmModule module) {
    return module.module().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /// What has no values of a list shows an empty one.
  private static ObjectNode field(CrmModule.Field field) {
    var node =
        Json.object()
            .put("name", field.name())
            .put("type", field.type())
            .put("group", "")
            .put("id_name", "")
            .put("label", field.name())
            .put("required", field.required() ? 1 : 0);
    if (field.options().isEmpty()) {
      node.putArray("options");
    } else {
      var options = node.putObject("options");
      var sorted = new TreeMap<String, String>();
      field.options().forEach(o -> sorted.put(o, o.equals("NewsLetter") ? "Newsletter" : o));
      sorted.forEach((key, label) -> options.putObject(key).put("name", key).put("value", label));
    }
    if (field.length() > 0) {
      node.put("len", String.valueOf(field.length()));
    }
    return node.put("related_module", "").put("calculated", false);
  }
}
