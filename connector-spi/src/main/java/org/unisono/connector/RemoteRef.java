package org.unisono.connector;

/// A record over there.
///
/// @param id in the vendor's longest, canonical form
public record RemoteRef(RecordKind kind, String id) {

  public RemoteRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a reference needs an id");
    }
  }
}
