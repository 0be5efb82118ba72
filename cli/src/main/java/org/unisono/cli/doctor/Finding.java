package org.unisono.cli.doctor;

import java.util.Locale;

/// What was found, in one line.
///
/// @param about what was looked at
/// @param todo what helps; empty when nothing has to be done
public record Finding(Grade grade, String about, String text, String todo) {

  /// How bad it is. Only what is broken makes the doctor leave with 1.
  public enum Grade {
    OK,
    NOTE,
    BROKEN
  }

  static Finding ok(String about, String text) {
    return new Finding(Grade.OK, about, text, "");
  }

  static Finding note(String about, String text, String todo) {
    return new Finding(Grade.NOTE, about, text, todo);
  }

  static Finding broken(String about, String text, String todo) {
    return new Finding(Grade.BROKEN, about, text, todo);
  }

  public String line() {
    var found = "%-7s %-11s %s".formatted(grade.name().toLowerCase(Locale.ROOT), about, text);
    return todo.isEmpty() ? found : found + " → " + todo;
  }
}
