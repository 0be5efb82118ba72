package org.unisono.app.campaigns;

/// Whether people may be in other campaigns at the same time.
public enum Membership {
  MANY,
  /// One active campaign per person within a named group.
  EXCLUSIVE
}
