package org.unisono.simulators.hubspot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Unlabelled links between CRM objects, seen from both ends.
final class Associations {
  /// One end's view of a link.
  record Link(CrmType from, String fromId, CrmType to, String toId) {
    Link reversed() {
      return new Link(to, toId, from, fromId);
    }
  }

  private static final Map<String, Integer> TYPE_IDS =
      Map.of(
          "CONTACTS-COMPANIES", 279,
          "COMPANIES-CONTACTS", 280,
          "DEALS-CONTACTS", 3,
          "CONTACTS-DEALS", 4,
          "DEALS-COMPANIES", 341,
          "COMPANIES-DEALS", 342,
          "CONTACTS-CONTACTS", 449,
          "COMPANIES-COMPANIES", 450,
          "DEALS-DEALS", 451);

  private final Set<Link> links = new LinkedHashSet<>();
  private final Happening.Witness witness;

  Associations(Happening.Witness witness) {
    this.witness = witness;
  }

  static int typeId(CrmType from, CrmType to) {
    return TYPE_IDS.getOrDefault(from.name() + "-" + to.name(), 0);
  }

  void add(Link link) {
    for (var seen : List.of(link, link.reversed())) {
      if (links.add(seen)) {
        witness.saw(Happening.linked(Happening.Kind.LINKED, seen));
      }
    }
  }

  void remove(Link link) {
    for (var seen : List.of(link, link.reversed())) {
      if (links.remove(seen)) {
        witness.saw(Happening.linked(Happening.Kind.UNLINKED, seen));
      }
    }
  }

  /// What was linked with one record is linked with another one from now on.
  void rename(CrmType type, String id, String now) {
    List.copyOf(links).stream()
        .filter(l -> l.from() == type && l.fromId().equals(id))
        .forEach(
            l -> {
              links.remove(l);
              links.remove(l.reversed());
              var moved = new Link(type, now, l.to(), l.toId());
              links.add(moved);
              links.add(moved.reversed());
            });
  }

  void removeAll(CrmType type, String id) {
    links.removeIf(
        l ->
            (l.from() == type && l.fromId().equals(id)) || (l.to() == type && l.toId().equals(id)));
  }

  List<Link> of(CrmType from, String fromId, CrmType to) {
    return links.stream()
        .filter(l -> l.from() == from && l.fromId().equals(fromId) && l.to() == to)
        .toList();
  }

  /// As a create call gives it: `{to: {id}, types: [{associationTypeId}]}`.
  void link(CrmType from, String fromId, JsonNode wish) {
    int wanted = wish.path("types").path(0).path("associationTypeId").asInt();
    for (var to : CrmType.values()) {
      if (typeId(from, to) == wanted) {
        add(new Link(from, fromId, to, Json.text(wish.path("to"), "id")));
      }
    }
  }

  ArrayNode state() {
    var state = Json.array();
    links.forEach(
        l -> state.add(Json.of(List.of(l.from().name(), l.fromId(), l.to().name(), l.toId()))));
    return state;
  }

  void restore(JsonNode state) {
    links.clear();
    for (JsonNode l : state) {
      links.add(
          new Link(
              CrmType.valueOf(l.get(0).asString()),
              l.get(1).asString(),
              CrmType.valueOf(l.get(2).asString()),
              l.get(3).asString()));
    }
  }
}
