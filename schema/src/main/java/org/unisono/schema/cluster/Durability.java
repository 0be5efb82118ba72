package org.unisono.schema.cluster;

/// Whether a cluster must survive the loss of power.
public enum Durability {
  /// `fsync` and `synchronous_commit` on, and checked at every start.
  DURABLE,
  /// For tests and for the generator: may lose everything when the machine stops.
  DISPOSABLE
}
