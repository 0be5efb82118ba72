package org.unisono.app.edge;

import java.util.List;

/// What went wrong, as RFC 9457 spells it, with a stable code and the places.
///
/// @param type always `about:blank`: the code tells more
/// @param title what the status means, in the reader's language
/// @param detail the first error's text
/// @param code the first error's code
public record Problem(
    String type, String title, int status, String detail, String code, List<Error> errors) {

  /// @param pointer JSON pointer into what was sent, or `""` for the whole
  public record Error(String pointer, String code, String message) {}
}
