package org.unisono.connector;

/// A member status that is to exist over there.
///
/// @param label in their words
/// @param rank ours, for the parts that stand for a status
public record Rung(String label, int rank, Answered answered, Start start) {

  /// Whether who has it has answered.
  public enum Answered {
    YES,
    NO
  }

  /// Whether a new member begins with it.
  public enum Start {
    DEFAULT,
    OTHER
  }
}
