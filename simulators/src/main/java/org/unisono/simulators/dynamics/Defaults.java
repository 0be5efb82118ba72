package org.unisono.simulators.dynamics;

import java.math.BigDecimal;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// What Dynamics itself writes into a row.
final class Defaults {
  private Defaults() {}

  static void fill(Table table, ObjectNode row, Organization org) {
    switch (table.name()) {
      case "campaign" -> campaign(row, org);
      case "list" -> row.set("membertype", row.path("createdfromcode"));
      case "lead", "contact" ->
          row.put("fullname", (Json.text(row, "firstname") + " " + name(row)).strip());
      default -> {}
    }
  }

  private static String name(ObjectNode row) {
    return Json.text(row, "lastname");
  }

  /// Codes are made up where none is given; totals are computed and never written.
  private static void campaign(ObjectNode row, Organization org) {
    var id = Json.text(row, "campaignid");
    if (Json.text(row, "codename").isEmpty()) {
      row.put("codename", "CMP-0" + id.substring(0, 4) + "-" + id.substring(9, 13));
    }
    if (Json.text(row, "_transactioncurrencyid_value").isEmpty()) {
      org.records.all(org.tables.named("transactioncurrency")).stream()
          .findFirst()
          .ifPresent(c -> row.set("_transactioncurrencyid_value", c.path("transactioncurrencyid")));
    }
    row.put("exchangerate", 1);
    var activities =
        org.records.all(org.tables.named("campaignactivity")).stream()
            .filter(a -> Json.text(a, "_regardingobjectid_value").equals(id))
            .map(a -> money(a, "actualcost"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    row.put("totalcampaignactivityactualcost", activities);
    row.put("totalactualcost", activities.add(money(row, "othercost")));
  }

  private static BigDecimal money(ObjectNode row, String name) {
    return row.path(name).isNumber() ? row.path(name).decimalValue() : BigDecimal.ZERO;
  }
}
