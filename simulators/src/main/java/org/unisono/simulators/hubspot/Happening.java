package org.unisono.simulators.hubspot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Something that happened to a record, as webhooks and the journal tell it.
///
/// @param property its name; empty where none changed
/// @param value the property's new value; for lists, the list's id; for a merge, the first record's
/// @param merged who went into the record in a merge, beside the first
/// @param link seen from the record; null where none came or went
record Happening(
    CrmType type,
    String id,
    Kind kind,
    String property,
    String value,
    List<String> merged,
    Associations.@Nullable Link link) {

  Happening(
      CrmType type, String id, Kind kind, String property, String value, List<String> merged) {
    this(type, id, kind, property, value, merged, null);
  }

  enum Kind {
    CREATED("creation", "CREATE"),
    CHANGED("propertyChange", "UPDATE"),
    DELETED("deletion", "DELETE"),
    MERGED("merge", "MERGE"),
    RESTORED("restore", "RESTORE"),
    LINKED("associationChange", "ASSOCIATION_ADDED"),
    UNLINKED("associationChange", "ASSOCIATION_REMOVED"),
    ERASED("privacyDeletion", "GDPR_DELETE"),
    JOINED("", "ADDED_TO_LIST"),
    LEFT("", "REMOVED_FROM_LIST");

    private final String webhook;
    private final String action;

    Kind(String webhook, String action) {
      this.webhook = webhook;
      this.action = action;
    }

    /// In `contact.creation`; empty where webhooks do not tell of it.
    String webhook() {
      return webhook;
    }

    String action() {
      return action;
    }
  }

  /// Hears of what happens.
  @FunctionalInterface
  interface Witness {
    void saw(Happening happening);
  }

  static Happening of(CrmType type, String id, Kind kind) {
    return new Happening(type, id, kind, "", "", List.of());
  }

  static Happening changed(CrmType type, String id, String property, JsonNode values) {
    return new Happening(type, id, Kind.CHANGED, property, Json.text(values, property), List.of());
  }

  /// What one end of a link sees.
  static Happening linked(Kind kind, Associations.Link link) {
    return new Happening(link.from(), link.fromId(), kind, "", "", List.of(), link);
  }

  static Happening onList(CrmType type, String id, Kind kind, String list) {
    return new Happening(type, id, kind, "", list, List.of());
  }
}
