package org.unisono.core;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every text that comes from outside is held against.
public final class Texts {

  private Texts() {}

  /// The fault of a text that is too long or holds control characters (NUL cannot be stored, the
  /// others hide); tab and line breaks are allowed.
  ///
  /// @param most in characters
  public static Optional<Fault> fault(String pointer, @Nullable String text, int most) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.length() > most) {
      return Optional.of(
          new Fault(pointer, "tooLong", "At most {most} characters.", Map.of("most", most)));
    }
    boolean hidden =
        text.chars()
            .anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    return hidden
        ? Optional.of(Fault.at(pointer, "controlCharacter", "This text holds a control character."))
        : Optional.empty();
  }

  /// The text without white space around it, or null when nothing is left.
  public static @Nullable String orNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
