package org.unisono.app.access;

/// What a path needs; each handler method names one with [Needs].
public enum Permission {
  /// Nothing: anybody on the internet.
  PUBLIC,
  /// To be signed in, whatever the role.
  SIGNED_IN,
  READ,
  CAMPAIGNS_WRITE,
  PEOPLE_WRITE,
  IMPORT,
  ASSETS_WRITE,
  FLOWS_WRITE,
  ACTIVITIES_WRITE,
  DEALS_WRITE,
  /// Users, tokens, fields, rules, connections.
  ADMIN
}
