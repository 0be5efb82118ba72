package org.unisono.simulators.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The files of bulk jobs: a separator, line feeds, quotes where a cell needs them.
///
/// @param separator between cells
record Csv(char separator) {

  /// @param format `CSV`, `TSV` or `SSV`, which stands for semicolons; in any case
  static Csv of(String format) {
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "CSV" -> new Csv(',');
      case "TSV" -> new Csv('\t');
      case "SSV" -> new Csv(';');
      default -> throw MarketoRefused.invalid("Invalid file format '%s'".formatted(format));
    };
  }

  String row(List<String> cells) {
    return cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(separator)))
        + "\n";
  }

  private String cell(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// Empty lines are no rows.
  List<List<String>> read(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == separator || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          end(row, rows);
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    row.add(cell.toString());
    end(row, rows);
    return rows;
  }

  private static void end(List<String> row, List<List<String>> rows) {
    if (row.size() > 1 || !row.getFirst().isEmpty()) {
      rows.add(List.copyOf(row));
    }
    row.clear();
  }
}
