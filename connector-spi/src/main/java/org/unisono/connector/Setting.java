package org.unisono.connector;

/// One line of the form in which an account is entered.
public record Setting(String key, Form form, Need need) {

  /// How it is entered and kept.
  public enum Form {
    TEXT,
    /// A whole number from 1 on, of nine digits at most.
    NUMBER,
    /// Kept encrypted, never shown again.
    SECRET
  }

  /// Whether it may be left out.
  public enum Need {
    REQUIRED,
    OPTIONAL
  }
}
