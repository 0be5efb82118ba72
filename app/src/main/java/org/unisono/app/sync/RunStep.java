package org.unisono.app.sync;

import org.jspecify.annotations.Nullable;
import org.unisono.connector.Stream;

/// What a run is about.
///
/// @param stream whose records; null where it is about several
public record RunStep(Kind kind, @Nullable Stream stream) {

  /// In the order in which a run goes through them.
  public enum Kind {
    READING,
    LINKING,
    COMPARING,
    WRITING
  }
}
