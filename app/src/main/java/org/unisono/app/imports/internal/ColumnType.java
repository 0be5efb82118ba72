package org.unisono.app.imports.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what all values of a column fit: number, yes/no, date in one way of writing, else
/// text.
final class ColumnType {

  static final List<String> DATE_FORMATS =
      List.of("uuuu-M-d", "M/d/uuuu", "d/M/uuuu", "d.M.uuuu", "d-M-uuuu", "uuuu/M/d");
  private static final Set<String> YES =
      Set.of("yes", "true", "y", "oui", "sì", "si", "kyllä", "ja");
  private static final Set<String> NO = Set.of("no", "false", "n", "non", "ei", "nein");
  private static final int SAMPLES = 5;

  private final List<String> samples = new ArrayList<>();
  private final List<String> dates = new ArrayList<>(DATE_FORMATS);
  private boolean number = true;
  private boolean yesNo = true;
  private boolean empty = true;

  void see(String cell) {
    var value = cell.strip();
    if (value.isEmpty()) {
      return;
    }
    empty = false;
    if (samples.size() < SAMPLES && !samples.contains(value)) {
      samples.add(visible(value));
    }
    number = number && isNumber(value);
    yesNo = yesNo && truth(value) != null;
    if (!dates.isEmpty()) {
      dates.removeIf(format -> date(value, format) == null);
    }
  }

  /// A NUL cannot be stored, not even in JSON; it is shown as its symbol.
  static String visible(String cell) {
    return cell.replace('\u0000', '\u2400');
  }

  List<String> samples() {
    return samples;
  }

  String type() {
    if (empty) {
      return "text";
    }
    if (number) {
      return "number";
    }
    if (yesNo) {
      return "boolean";
    }
    return dates.isEmpty() ? "text" : "date";
  }

  @Nullable String dateFormat() {
    return type().equals("date") ? dates.getFirst() : null;
  }

  static boolean isNumber(String value) {
    return value.matches("[-+]?\\d{1,30}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?")
        && !value.matches("0\\d+");
  }

  static @Nullable Boolean truth(String value) {
    var word = value.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
  }

  static @Nullable LocalDate date(String value, String format) {
    try {
      return LocalDate.parse(
          value, DateTimeFormatter.ofPattern(format).withResolverStyle(ResolverStyle.STRICT));
    } catch (DateTimeException _) {
      return null;
    }
  }
}
