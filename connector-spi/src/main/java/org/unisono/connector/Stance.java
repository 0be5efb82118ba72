package org.unisono.connector;

import org.jspecify.annotations.Nullable;

/// What a person allows, as a consent record of the other system says it.
///
/// @param subscription their id of the topic; null for all marketing
public record Stance(@Nullable String subscription, Said said) {

  /// What was said.
  public enum Said {
    OPTED_OUT,
    OPTED_IN,
    /// Neither. Silence is no permission, and no withdrawal of one.
    NOTHING
  }
}
