package org.unisono.app.imports.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.FieldType;
import org.unisono.app.fields.Fields;
import org.unisono.app.imports.Found;
import org.unisono.app.imports.Mapping;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Whether a mapping fits a file, and the fields it needs.
final class Plan {

  private static final List<String> PERSON_FIELDS =
      List.of("email", "firstName", "lastName", "phone", "language", "timeZone", "kind");

  private Plan() {}

  /// @throws Refused with every fault: `missingColumn`, `unknownTarget`, `badMatch`,
  /// `noMatchColumn`, `unknownField`
  static void check(Mapping mapping, Found found, Fields fields) {
    List<Fault> faults = new ArrayList<>();
    var headers = found.headers().stream().map(Found.Header::name).toList();
    named(mapping.columnsOrNone().keySet(), headers, "/columns", faults);
    named(mapping.valuesOrNone().keySet(), headers, "/values", faults);
    named(mapping.whereOrNone().keySet(), headers, "/where", faults);
    mapping
        .columnsOrNone()
        .forEach((header, target) -> target(mapping, header, target, fields, faults));
    match(mapping, faults);
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
  }

  private static void named(
      Iterable<String> names, List<String> headers, String pointer, List<Fault> faults) {
    for (var name : names) {
      if (!headers.contains(name)) {
        faults.add(
            new Fault(
                pointer + "/" + name,
                "missingColumn",
                "The file has no column {column}. It has: {columns}.",
                Map.of("column", name, "columns", String.join(", ", headers))));
      }
    }
  }

  private static void target(
      Mapping mapping, String header, String target, Fields fields, List<Fault> faults) {
    var pointer = "/columns/" + header;
    if (target.startsWith("fields.")) {
      var key = target.substring("fields.".length());
      if (!fields.of(FieldSubject.PERSON).containsKey(key) && !mapping.createsFields()) {
        faults.add(
            new Fault(
                pointer, "unknownField", "There is no field {name} here.", Map.of("name", key)));
      } else if (!key.matches("[a-z][A-Za-z0-9_]{0,62}")) {
        faults.add(
            Fault.at(
                pointer,
                "badFieldKey",
                "A key starts with a small letter and has letters, digits and _."));
      }
    } else if (!PERSON_FIELDS.contains(target)
        && !target.equals("status")
        && !target.matches("externalIds\\.[A-Za-z0-9_-]{1,60}")) {
      faults.add(
          new Fault(
              pointer,
              "unknownTarget",
              "A column cannot be mapped to {target}.",
              Map.of("target", target)));
    }
  }

  private static void match(Mapping mapping, List<Fault> faults) {
    var match = mapping.matchOrEmail();
    if (match.equals("row")) {
      return;
    }
    if (!match.equals("email") && !match.startsWith("externalIds.")) {
      faults.add(
          Fault.at(
              "/match", "badMatch", "Rows are matched by email, externalIds.<system> or row."));
    } else if (!mapping.columnsOrNone().containsValue(match)) {
      faults.add(
          new Fault(
              "/match",
              "noMatchColumn",
              "Rows are matched by {match}, and no column is mapped to it.",
              Map.of("match", match)));
    }
  }

  /// Makes the custom fields that are missing, typed by what their columns hold.
  static void createFields(Mapping mapping, Found found, Fields fields) {
    Map<String, Found.Header> byName = new HashMap<>();
    found.headers().forEach(h -> byName.put(h.name(), h));
    mapping
        .columnsOrNone()
        .forEach(
            (header, target) -> {
              var column = byName.get(header);
              if (column != null && target.startsWith("fields.")) {
                create(target.substring("fields.".length()), column, fields);
              }
            });
  }

  private static void create(String key, Found.Header column, Fields fields) {
    Map<String, FieldDefinition> there = fields.of(FieldSubject.PERSON);
    if (!there.containsKey(key)) {
      var type = FieldType.valueOf(column.type().toUpperCase(java.util.Locale.ROOT));
      fields.define(FieldSubject.PERSON, key, column.name(), type, List.of());
    }
  }
}
