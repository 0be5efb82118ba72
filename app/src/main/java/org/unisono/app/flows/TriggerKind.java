package org.unisono.app.flows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisono.core.flows.Trigger;
import tools.jackson.databind.node.ObjectNode;

/// What a room teaches flows of things that happen.
public interface TriggerKind {

  /// The parameter, known to every kind, that names origins which are not behaviour and start runs
  /// all the same: `{"origins": ["import"]}`. It is the engine's part.
  String ORIGINS = "origins";

  boolean knows(String kind);

  /// The one spelling of a kind that has several.
  String canonical(String kind);

  /// Whether the trigger's parameters mean this occurrence, which is of its kind. The filter is the
  /// engine's part.
  boolean matches(Trigger trigger, Occurrence occurrence);

  /// What happened to these people after the moment given for each, that very moment excluded, and
  /// is meant by the trigger's parameters: the properties, in any order.
  Map<UUID, List<ObjectNode>> happened(Trigger trigger, Map<UUID, Instant> since);
}
