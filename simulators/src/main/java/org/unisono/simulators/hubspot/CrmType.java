package org.unisono.simulators.hubspot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of CRM objects, with the names they go by.
enum CrmType {
  CONTACTS("contacts", "contact", "0-1", "lastmodifieddate"),
  COMPANIES("companies", "company", "0-2", "hs_lastmodifieddate"),
  DEALS("deals", "deal", "0-3", "hs_lastmodifieddate");

  private final String plural;
  private final String singular;
  private final String typeId;
  private final String modified;

  CrmType(String plural, String singular, String typeId, String modified) {
    this.plural = plural;
    this.singular = singular;
    this.typeId = typeId;
    this.modified = modified;
  }

  String plural() {
    return plural;
  }

  String singular() {
    return singular;
  }

  String typeId() {
    return typeId;
  }

  /// The property that holds the time of the last change.
  String modified() {
    return modified;
  }

  String capital() {
    return singular.substring(0, 1).toUpperCase(Locale.ROOT) + singular.substring(1);
  }

  static Optional<CrmType> find(String name) {
    return Arrays.stream(values())
        .filter(t -> t.plural.equals(name) || t.singular.equals(name) || t.typeId.equals(name))
        .findFirst();
  }

  /// Refuses a name that is none of the kinds.
  static CrmType of(String name) {
    return find(name)
        .orElseThrow(() -> HubSpotRefused.invalid("Unable to infer object type from: " + name));
  }
}
