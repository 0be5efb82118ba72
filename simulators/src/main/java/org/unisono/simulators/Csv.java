package org.unisono.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells with a separator between them, and with quotes doubled inside quotes.
public final class Csv {
  private Csv() {}

  public static List<List<String>> read(String text) {
    return read(text, ',');
  }

  public static List<List<String>> read(String text, char separator) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"') {
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (quoted) {
        cell.append(c);
      } else if (c == '"') {
        quoted = true;
      } else if (c == separator || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  public static String row(List<String> cells) {
    return cells.stream()
            .map(c -> '"' + c.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }
}
