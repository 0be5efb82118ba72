package org.unisono.connector;

/// How far reading came: opaque, the connector's own, built from the other system's stamps. Kept
/// in the transaction that keeps its page.
public record Cursor(String text) {

  /// From the beginning of time.
  public static final Cursor START = new Cursor("");

  public boolean isStart() {
    return text.isEmpty();
  }
}
