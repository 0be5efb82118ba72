package org.unisono.app.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file holds, before anything is decided.
///
/// @param encoding `UTF-8`, `UTF-16LE`, `UTF-16BE` or `windows-1252`
/// @param delimiter one character
/// @param rows rows after the header
public record Found(String encoding, String delimiter, long rows, List<Header> headers) {

  /// One column.
  ///
  /// @param samples up to five values
  /// @param guess the likely target; null when there is none
  /// @param type text, number, date or boolean: what all its values fit
  /// @param dateFormat how dates are written, such as `M/d/yyyy`
  public record Header(
      String name,
      List<String> samples,
      @Nullable String guess,
      String type,
      @Nullable String dateFormat) {}
}
