package org.unisono.connectors.sugar;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;

/// Who is in a campaign: those on the target lists that stand for its statuses.
final class Rolls {

  static final String STATUS = "status";
  static final String LISTS = "ProspectLists";
  static final String LINK = "prospectlists";

  /// @param statuses id of a person → status
  /// @param people the same ids, as references
  /// @param lists id of a list → who is on it
  /// @param gone ids of lists that are not there any more
  /// @param whole whether each list gave as many as it counts
  record Roll(
      Map<String, String> statuses,
      Map<String, RemoteRef> people,
      Map<String, Set<String>> lists,
      Set<String> gone,
      boolean whole) {

    List<RemoteRecord> members(Parts twin) {
      return statuses.entrySet().stream()
          .map(e -> member(twin, Objects.requireNonNull(people.get(e.getKey())), e.getValue()))
          .toList();
    }
  }

  private final Site site;

  Rolls(Site site) {
    this.site = site;
  }

  /// With a look at which lists are there at all.
  Roll readAll(Parts twin) {
    return read(twin, gone(twin));
  }

  Roll read(Parts twin) {
    return read(twin, Set.of());
  }

  /// Of several lists the one with the highest rank counts.
  private Roll read(Parts twin, Set<String> gone) {
    var statuses = new TreeMap<String, String>();
    var people = new HashMap<String, RemoteRef>();
    var ranks = new HashMap<String, Integer>();
    var lists = new HashMap<String, Set<String>>();
    boolean whole = gone.isEmpty();
    for (var part : twin.parts()) {
      if (part.role() == Role.STATUS_LIST && !gone.contains(part.id())) {
        var rows = new LinkedHashMap<String, RemoteRef>();
        whole &= list(part, rows);
        people.putAll(rows);
        lists.put(part.id(), Set.copyOf(rows.keySet()));
        for (var id : rows.keySet()) {
          if (part.rank() >= ranks.getOrDefault(id, Integer.MIN_VALUE)) {
            ranks.put(id, part.rank());
            statuses.put(id, part.label());
          }
        }
      }
    }
    return new Roll(statuses, people, lists, gone, whole);
  }

  /// The lists of a campaign, whosever they are.
  static Collection<String> on(Site site, String campaign) {
    return site.linked("Campaigns", campaign, LINK, LISTS).ids();
  }

  /// A list that is on the campaign no more, and that is not found by its id. Who was on it may be
  /// in the campaign all the same.
  private Set<String> gone(Parts twin) {
    if (twin.parts().isEmpty()) {
      return Set.of();
    }
    var standing = Set.copyOf(on(site, twin.campaign().id()));
    return twin.parts().stream()
        .filter(p -> p.role() == Role.STATUS_LIST)
        .map(Part::id)
        .filter(id -> !standing.contains(id))
        .filter(id -> site.read(LISTS, id, List.of("name"), Lane.ORDINARY).isEmpty())
        .collect(Collectors.toSet());
  }

  private boolean list(Part part, Map<String, RemoteRef> rows) {
    boolean whole = true;
    for (var module : CrmModule.PEOPLE) {
      var linked = site.linked(LISTS, part.id(), module.link(), module.module());
      for (var id : linked.ids()) {
        var ref = module.ref(id);
        rows.put(ref.id(), ref);
      }
      whole &= linked.isWhole();
    }
    return whole;
  }

  static RemoteRecord member(Parts twin, RemoteRef person, String status) {
    var campaign = twin.campaign();
    return new RemoteRecord(
        new RemoteRef(RecordKind.MEMBER, campaign.id() + "/" + person.id()),
        Map.of(STATUS, Image.of(status)),
        Map.of(Link.CAMPAIGN, campaign, Link.PERSON, person),
        null,
        null);
  }
}
