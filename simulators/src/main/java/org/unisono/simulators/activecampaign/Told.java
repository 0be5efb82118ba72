package org.unisono.simulators.activecampaign;

/// Hears what happens to a contact.
@FunctionalInterface
interface Told {
  /// @param about name of the tag, or id of the list
  void happened(String event, String contact, String about);
}
