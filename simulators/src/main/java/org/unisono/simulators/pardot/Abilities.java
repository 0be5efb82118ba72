package org.unisono.simulators.pardot;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// What the role of the API's user may see: everything, until an object is withheld from it, or
/// the prospects that are assigned to nobody are. In v5 a missing ability is 405, like every other
/// operation that is not allowed; rows are taken out of their page, which is short then or empty.
final class Abilities {
  private final Set<Kind> withheld = EnumSet.noneOf(Kind.class);
  private boolean assignedOnly;

  /// These and no others are withheld from now on.
  ///
  /// @param plurals objects as URLs name them
  /// @throws IllegalArgumentException where there is no such object
  void withhold(List<String> plurals) {
    var kinds = plurals.stream().map(Abilities::kind).toList();
    withheld.clear();
    withheld.addAll(kinds);
  }

  private static Kind kind(String plural) {
    return Stream.of(Kind.values())
        .filter(k -> k.plural().equals(plural))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such object: " + plural));
  }

  List<String> withheld() {
    return withheld.stream().map(Kind::plural).toList();
  }

  /// Whether prospects that are not assigned are hidden, from now on.
  void seeAssignedOnly(boolean only) {
    assignedOnly = only;
  }

  boolean isAssignedOnly() {
    return assignedOnly;
  }

  boolean shows(Kind kind, ObjectNode row) {
    return !assignedOnly || kind != Kind.PROSPECTS || !Json.text(row, "assignedToId").isEmpty();
  }

  void require(Kind kind, ObjectNode row) {
    if (!shows(kind, row)) {
      throw PardotRefused.of(405, 49, "Access Denied");
    }
  }

  void require(Kind kind) {
    if (withheld.contains(kind)) {
      throw PardotRefused.of(405, 49, "Access Denied");
    }
  }
}
