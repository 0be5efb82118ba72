package org.unisono.simulators.sugar;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// One record as SugarCRM shows it: flat, typed, with what the user may do. Of a deleted one there
/// are its id, its last change and the flag.
final class SugarRows {
  private final Crm crm;

  SugarRows(Crm crm) {
    this.crm = crm;
  }

  /// @param wanted fields; none for all. `id` and `date_modified` always come
  ObjectNode show(CrmModule module, ObjectNode row, Set<String> wanted) {
    var shown = Json.object().put("id", Json.text(row, "id"));
    shown.put("date_modified", iso(Json.text(row, "date_modified")));
    if (Json.text(row, "deleted").equals("1")) {
      return acl(module, shown.put("deleted", true));
    }
    for (var field : crm.fields(module)) {
      if (wanted.isEmpty() || wanted.contains(field.name())) {
        put(shown, field, crm.shown(module, row, field.name()));
      }
    }
    if (module.isPerson() && (wanted.isEmpty() || wanted.contains("email"))) {
      emails(shown, row);
    }
    return acl(module, shown);
  }

  private static void put(ObjectNode shown, CrmModule.Field field, String text) {
    switch (field.type()) {
      case "bool" -> shown.put(field.name(), text.equals("1"));
      case "datetime" -> shown.put(field.name(), text.isEmpty() ? "" : iso(text));
      case "currency" ->
          shown.put(
              field.name(),
              text.matches("-?\\d{1,15}(\\.\\d{1,6})?")
                  ? new BigDecimal(text).setScale(6).toPlainString()
                  : text);
      default -> shown.put(field.name(), text);
    }
  }

  private static String iso(String raw) {
    return CrmTime.iso(raw, ZoneOffset.UTC).replaceFirst("Z$", "+00:00");
  }

  private static void emails(ObjectNode shown, ObjectNode row) {
    var all = shown.putArray("email");
    if (!Json.text(row, "email1").isEmpty()) {
      all.addObject()
          .put("email_address", Json.text(row, "email1"))
          .put("primary_address", true)
          .put("opt_out", Json.text(row, "email_opt_out").equals("1"))
          .put("invalid_email", Json.text(row, "invalid_email").equals("1"));
    }
  }

  private ObjectNode acl(CrmModule module, ObjectNode shown) {
    var acl = shown.put("_module", module.module()).putObject("_acl");
    if (crm.faults.isOn(Fault.RIGHTS_NARROWED)) {
      acl.put("edit", "no").put("delete", "no");
    }
    acl.putObject("fields");
    return shown;
  }
}
