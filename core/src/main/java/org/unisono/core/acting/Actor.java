package org.unisono.core.acting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who does it: a user, an API token, a flow, a connection, or the system itself.
///
/// @param kind what sort of actor
/// @param id the user, token, flow or connection; null for the system and for visitors
/// @param name what a person reads in the history
public record Actor(Kind kind, @Nullable UUID id, String name) {

  /// Sorts of actor.
  public enum Kind {
    USER,
    TOKEN,
    FLOW,
    CONNECTION,
    VISITOR,
    SYSTEM
  }

  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Unisono");
}
