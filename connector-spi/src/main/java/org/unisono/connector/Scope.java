package org.unisono.connector;

import java.util.List;

/// Which part of a stream is read. Widening it does not bring back what the cursor has passed: read
/// what is new in it from [Cursor#START] first.
///
/// @param twins the campaigns meant; none for a stream that is read whole
public record Scope(List<Parts> twins) {

  public static final Scope ALL = new Scope(List.of());

  public Scope {
    twins = List.copyOf(twins);
  }

  public static Scope of(Parts... twins) {
    return new Scope(List.of(twins));
  }
}
