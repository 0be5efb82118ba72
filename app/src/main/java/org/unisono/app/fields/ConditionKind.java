package org.unisono.app.fields;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.Field;
import org.unisono.core.rules.Condition;

/// What a room teaches the rule language: how one sort of condition is asked of the database. Its
/// meaning is that of [org.unisono.core.rules.Evaluator]; a test holds the two against each other.
///
/// The signature is the one place outside of stores and reports where jOOQ shows.
public interface ConditionKind {

  /// Whether this room answers for the condition.
  boolean knows(Condition condition);

  /// The condition on the person that `person` names.
  ///
  /// @param zone decides where days begin
  org.jooq.Condition render(Condition condition, Field<UUID> person, Instant now, ZoneId zone);
}
