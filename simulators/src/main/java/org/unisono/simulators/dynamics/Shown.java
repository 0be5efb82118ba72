package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Rows as they are answered: the columns that were asked for, labels beside numbers, and what is
/// expanded.
final class Shown {
  static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  static final String KIND = "@Microsoft.Dynamics.CRM.lookuplogicalname";
  private static final String PARTIES = "campaignresponse_activity_parties";

  private final Organization org;
  private final Navigation navigation;

  Shown(Organization org) {
    this.org = org;
    navigation = new Navigation(org);
  }

  ObjectNode row(Table table, ObjectNode row, Request request) {
    return row(
        table,
        row,
        request.param("$select").orElse(""),
        request.param("$expand").orElse(""),
        request.header("prefer").contains("odata.include-annotations"));
  }

  ObjectNode row(Table table, ObjectNode row, String select, String expand, boolean annotated) {
    var shown = Json.object();
    shown.put("@odata.etag", "W/\"" + row.path("versionnumber").asLong() + "\"");
    for (var column : columns(table, select)) {
      var property = column.property();
      var value = row.path(property);
      if (value.isMissingNode()) {
        shown.putNull(property);
      } else {
        shown.set(property, value);
      }
      var label = Values.formatted(column, row);
      if (annotated && !label.isEmpty()) {
        shown.put(property + FORMATTED, label);
      }
      if (annotated && column.isLookup() && value.isString()) {
        shown.put(property + KIND, kind(column, row));
      }
      strange(table, column, shown);
    }
    shown.set(table.key(), row.path(table.key()));
    for (var part : split(expand)) {
      expand(table, row, part, shown, annotated);
    }
    return shown;
  }

  /// The table that a lookup points at; one that may point at several says so in the row.
  private static String kind(Column column, ObjectNode row) {
    var told = Json.text(row, column.property() + KIND);
    return told.isEmpty() ? column.target().table() : told;
  }

  private void strange(Table table, Column column, ObjectNode shown) {
    var value = org.faults.text(Fault.UNKNOWN_PICKLIST_VALUE, "campaign.typecode=Zombie");
    var head = table.name() + "." + column.name() + "=";
    value
        .filter(v -> v.regionMatches(true, 0, head, 0, head.length()))
        .ifPresent(v -> shown.put(column.property(), v.substring(head.length())));
  }

  private List<Column> columns(Table table, String select) {
    if (select.isEmpty()) {
      return table.columns().stream().filter(c -> !org.isRemoved(table, c)).toList();
    }
    var columns = new ArrayList<Column>();
    for (var name : select.split(",")) {
      columns.add(
          table
              .ofProperty(name.strip())
              .filter(c -> !org.isRemoved(table, c))
              .orElseThrow(() -> Filters.missing(table, name.strip())));
    }
    return columns;
  }

  private void expand(
      Table table, ObjectNode row, String part, ObjectNode shown, boolean annotated) {
    int open = part.indexOf('(');
    var name = open < 0 ? part : part.substring(0, open);
    var inner = options(open < 0 ? "" : part.substring(open + 1, part.length() - 1));
    if (name.equals(PARTIES) && table.name().equals("campaignresponse")) {
      shown.set(name, row.path(PARTIES).isArray() ? row.path(PARTIES) : Json.array());
      return;
    }
    var related = related(table, Json.text(row, table.key()), name);
    if (related != null) {
      var select = inner.getOrDefault("$select", "");
      shown.set(
          name,
          Json.array(
              related.rows().stream()
                  .map(r -> row(related.table(), r, select, "", annotated))
                  .toList()));
      return;
    }
    var column = table.bound(name).orElseThrow(() -> Filters.missing(table, name));
    var target = org.tables.named(column.target().table());
    org.records
        .find(target, Json.text(row, column.property()))
        .ifPresentOrElse(
            r -> shown.set(name, row(target, r, inner.getOrDefault("$select", ""), "", annotated)),
            () -> shown.putNull(name));
  }

  /// Rows behind a navigation property that leads to many.
  record Related(Table table, List<ObjectNode> rows) {}

  @Nullable Related related(Table table, String id, String name) {
    var to = navigation.table(table, name);
    return to == null ? null : new Related(to, navigation.rows(table, id, name));
  }

  private static Map<String, String> options(String text) {
    var options = new HashMap<String, String>();
    for (var option : text.split(";")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        options.put(option.substring(0, equals), option.substring(equals + 1));
      }
    }
    return options;
  }

  /// By commas that stand in no brackets.
  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        if (i > from) {
          parts.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return parts;
  }
}
