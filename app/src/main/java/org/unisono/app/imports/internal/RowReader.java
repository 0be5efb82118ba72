package org.unisono.app.imports.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.imports.Import.RowFault;
import org.unisono.app.imports.Mapping;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PersonKind;
import org.unisono.core.Fault;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns the cells of one row into a draft and a status.
final class RowReader {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Mapping mapping;
  private final FileFormat format;
  private final List<String> headers;
  private final Map<String, FieldDefinition> fields;

  RowReader(
      Mapping mapping,
      FileFormat format,
      List<String> headers,
      Map<String, FieldDefinition> fields) {
    this.mapping = mapping;
    this.format = format;
    this.headers = headers;
    this.fields = fields;
  }

  Read read(long row, List<String> cells) {
    if (cells.size() != headers.size()) {
      return refused(
          row,
          null,
          Fault.at("", "wrongColumnCount", "This row does not have as many cells as the header."));
    }
    Map<String, String> byHeader = new HashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      if (cells.get(i).indexOf('\uFFFD') >= 0) {
        return refused(
            row,
            headers.get(i),
            Fault.at("", "badEncoding", "This cell is not in the encoding of the file."));
      }
      byHeader.put(headers.get(i), cells.get(i));
    }
    for (var wanted : mapping.whereOrNone().entrySet()) {
      if (!wanted
          .getValue()
          .equals(Objects.requireNonNull(byHeader.get(wanted.getKey())).strip())) {
        return new Read.Skipped();
      }
    }
    return new Building(row).read(byHeader);
  }

  private static Read refused(long row, @Nullable String column, Fault fault) {
    return new Read.Refused(List.of(RowFault.of(row, column, fault)));
  }

  /// What a row says.
  sealed interface Read {
    record Skipped() implements Read {}

    record Refused(List<RowFault> faults) implements Read {}

    record Row(PersonDraft draft, @Nullable String status) implements Read {}
  }

  private final class Building {

    private final long row;
    private final List<RowFault> faults = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();
    private final ObjectNode values = NODES.objectNode();
    private @Nullable String status = mapping.status();

    private Building(long row) {
      this.row = row;
    }

    private Read read(Map<String, String> cells) {
      mapping
          .columnsOrNone()
          .forEach(
              (header, target) -> cell(header, target, cells.getOrDefault(header, "").strip()));
      mapping
          .valuesOrNone()
          .forEach(
              (header, statuses) -> {
                var found = statuses.get(cells.getOrDefault(header, "").strip());
                status = found == null ? status : found;
              });
      key();
      return faults.isEmpty()
          ? new Read.Row(draft(), status)
          : new Read.Refused(List.copyOf(faults));
    }

    private void key() {
      var match = mapping.matchOrEmail();
      if (match.equals("row")) {
        ids.put("row", format.digest() + ":" + row);
      } else if (match.equals("email") && emails.isEmpty()) {
        noKey();
      } else if (match.startsWith("externalIds.")
          && !ids.containsKey(match.substring("externalIds.".length()))) {
        noKey();
      }
    }

    private void noKey() {
      fault(null, Fault.at("", "noKey", "This row has nothing to match by."));
    }

    private void fault(@Nullable String column, Fault fault) {
      faults.add(RowFault.of(row, column, fault));
    }

    private void cell(String header, String target, String value) {
      if (value.isEmpty()) {
        return;
      }
      switch (target) {
        case "email" -> emails.add(value);
        case "phone" -> phones.add(value);
        case "status" -> {
          if (!mapping.valuesOrNone().containsKey(header)) {
            status = value;
          }
        }
        case "kind" -> kind(header, value.toLowerCase(Locale.ROOT));
        default -> {
          if (target.startsWith("externalIds.")) {
            ids.put(target.substring("externalIds.".length()), value);
          } else if (target.startsWith("fields.")) {
            field(header, target.substring("fields.".length()), value);
          } else {
            plain.put(target, value);
          }
        }
      }
    }

    private void kind(String header, String word) {
      if (word.equals("lead") || word.equals("contact")) {
        plain.put("kind", word);
      } else {
        fault(header, Fault.at("", "badKind", "A kind is lead or contact."));
      }
    }

    private void field(String header, String key, String value) {
      var field = fields.get(key);
      if (field == null) {
        return;
      }
      boolean fits =
          switch (field.type()) {
            case TEXT, PICK -> {
              values.put(key, value);
              yield true;
            }
            case NUMBER -> number(key, value);
            case BOOLEAN -> truth(key, value);
            case DATE -> date(header, key, value);
            case MONEY -> money(key, value);
          };
      if (!fits) {
        fault(
            header,
            new Fault(
                "",
                "wrongFieldType",
                "{label} takes a value of type {type}.",
                Map.of("label", field.label(), "type", field.type().word())));
      }
    }

    private boolean number(String key, String value) {
      if (ColumnType.isNumber(value)) {
        values.put(key, new BigDecimal(value));
        return true;
      }
      return false;
    }

    private boolean truth(String key, String value) {
      var truth =
          value.equals("1")
              ? Boolean.TRUE
              : value.equals("0") ? Boolean.FALSE : ColumnType.truth(value);
      if (truth == null) {
        return false;
      }
      values.put(key, truth);
      return true;
    }

    private boolean date(String header, String key, String value) {
      var pattern = format.dateFormats().getOrDefault(header, "uuuu-M-d");
      var date = ColumnType.date(value, pattern);
      if (date == null) {
        return false;
      }
      values.put(key, date.toString());
      return true;
    }

    private boolean money(String key, String value) {
      var parts = value.split("\\s+");
      if (!ColumnType.isNumber(parts[0])) {
        return false;
      }
      values
          .putObject(key)
          .put("amount", parts[0])
          .put("currency", parts.length > 1 ? parts[1] : "EUR");
      return true;
    }

    private PersonDraft draft() {
      var kind = plain.get("kind");
      return new PersonDraft(
          emails,
          phones,
          plain.get("firstName"),
          plain.get("lastName"),
          null,
          kind == null ? null : PersonKind.of(kind),
          plain.get("language"),
          plain.get("timeZone"),
          ids,
          values);
    }
  }
}
