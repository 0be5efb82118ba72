package org.unisono.core.merge;

/// What one side shows for a field, in that side's own representation.
public sealed interface Image {

  /// @param raw never empty: what is empty is [Blank]
  record Filled(String raw) implements Image {
    public Filled {
      if (raw.isEmpty()) {
        throw new IllegalArgumentException("an empty value is Blank");
      }
    }
  }

  record Blank() implements Image {}

  /// It cannot be seen; this is no blank and no deletion.
  record Unknown(Why why) implements Image {}

  /// Why a value cannot be seen.
  enum Why {
    NOT_RETURNED,
    UNREADABLE,
    /// It is larger than what is taken in.
    TOO_LARGE
  }

  /// Filled, or blank when the text is empty.
  static Image of(String raw) {
    return raw.isEmpty() ? new Blank() : new Filled(raw);
  }
}
