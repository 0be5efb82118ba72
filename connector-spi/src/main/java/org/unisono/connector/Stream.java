package org.unisono.connector;

/// What is kept the same, each armed by itself.
public enum Stream {
  CAMPAIGNS,
  STATUSES,
  MEMBERS,
  /// First answers and their dates.
  RESPONSES,
  PEOPLE,
  /// Read before all others, from a budget of its own.
  CONSENT,
  LISTS,
  DEALS
}
