package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;

/// What there is: modules (those with a tab only), fields, the user.
final class SuiteMeta {
  private static final Set<CrmModule> TABS =
      Set.of(
          CrmModule.CAMPAIGNS,
          CrmModule.PROSPECT_LISTS,
          CrmModule.LEADS,
          CrmModule.CONTACTS,
          CrmModule.PROSPECTS,
          CrmModule.ACCOUNTS,
          CrmModule.OPPORTUNITIES);

  private final Crm crm;

  SuiteMeta(Crm crm) {
    this.crm = crm;
  }

  void register(Routes routes, String base) {
    routes
        .get(base + "/V8/meta/modules", r -> modules())
        .get(base + "/V8/meta/fields/{module}", this::fields)
        .get(base + "/V8/current-user", r -> user());
  }

  private Reply modules() {
    boolean narrowed = crm.faults.isOn(Fault.RIGHTS_NARROWED);
    var all = Json.object();
    for (var module : CrmModule.values()) {
      if (TABS.contains(module)) {
        var access =
            all.putObject(module.module()).put("label", module.module()).putArray("access");
        var may =
            narrowed
                ? List.of("access", "view", "list")
                : List.of("access", "delete", "edit", "export", "import", "list", "view");
        may.forEach(access::add);
      }
    }
    return attributes("modules", all);
  }

  /// Types and lengths; neither labels nor the values of lists.
  private Reply fields(Request request) {
    var module = SuiteCalls.module(request.var("module"));
    if (!TABS.contains(module)) {
      throw new SuiteRefused("The API user does not have access to this module.");
    }
    var all = Json.object();
    for (var field : crm.fields(module)) {
      if (field.name().equals("sync_key")) {
        continue;
      }
      var one = all.putObject(field.name()).put("type", field.type());
      if (field.length() > 0) {
        one.put("len", String.valueOf(field.length()));
      }
      if (field.isElsewhere()) {
        one.put("source", "non-db");
      }
      one.put("required", field.required()).put("dbType", field.type());
    }
    return attributes("fields", all);
  }

  private static Reply attributes(String type, JsonNode all) {
    var data = Json.object().put("type", type).put("id", "");
    data.set("attributes", all);
    return Reply.ok(Json.object().set("data", data));
  }

  private static Reply user() {
    var data = Json.object().put("type", "User").put("id", "1");
    data.putObject("attributes").put("user_name", "unisono").put("is_admin", "0");
    return Reply.ok(Json.object().set("data", data));
  }
}
