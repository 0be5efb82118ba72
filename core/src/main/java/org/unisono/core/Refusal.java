package org.unisono.core;

/// Why something was refused, in the terms that decide the answer's status.
public enum Refusal {
  /// The input cannot be read: wrong type, unknown field, malformed cursor (HTTP 400).
  MALFORMED,
  /// Nobody is known to be asking (HTTP 401).
  UNAUTHENTICATED,
  /// The asker is known and may not do this (HTTP 403).
  FORBIDDEN,
  /// There is no such thing (HTTP 404).
  NOT_FOUND,
  /// The state that is there does not allow it (HTTP 409).
  CLASH,
  /// The copy that the caller changed is stale (HTTP 412).
  STALE,
  /// More than what may be taken in (HTTP 413).
  TOO_LARGE,
  /// The input can be read and breaks a rule (HTTP 422).
  RULE_BROKEN,
  /// A precondition header is missing (HTTP 428).
  PRECONDITION_MISSING,
  /// Too often; try again later (HTTP 429).
  TOO_MANY
}
