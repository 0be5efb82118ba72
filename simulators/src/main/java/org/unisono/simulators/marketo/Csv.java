package org.unisono.simulators.marketo;

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
    return org.unisono.simulators.Csv.read(text, separator).stream()
        .filter(row -> row.size() > 1 || !row.getFirst().isEmpty())
        .toList();
  }
}
