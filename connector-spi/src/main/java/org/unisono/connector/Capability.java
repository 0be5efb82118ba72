package org.unisono.connector;

/// How far a stream goes.
///
/// @param reason code of the text that says why it goes no further; empty for [Reach#BOTH]
public record Capability(Stream stream, Reach reach, String reason) {

  /// Which ways a stream goes.
  public enum Reach {
    /// From there to here only.
    IN,
    /// From here to there only.
    OUT,
    BOTH,
    /// There it becomes something else, whose edits come back where they can.
    PROJECTED,
    IMPOSSIBLE;

    public boolean comesIn() {
      return this == IN || this == BOTH || this == PROJECTED;
    }

    public boolean goesOut() {
      return this == OUT || this == BOTH || this == PROJECTED;
    }
  }
}
