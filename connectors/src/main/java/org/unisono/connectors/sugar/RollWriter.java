package org.unisono.connectors.sugar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connectors.sugar.Rolls.Roll;

/// Moves people between our lists.
final class RollWriter {

  /// Those of one kind who go onto one list.
  private record Way(String list, CrmModule module) {}

  private final Site site;
  private final Lists lists;

  RollWriter(Site site, Lists lists) {
    this.site = site;
    this.lists = lists;
  }

  /// Onto the new list first: who is on two for a moment is still in the campaign.
  void write(Parts twin, List<MemberWish> wishes, Roll before) {
    var coming = new LinkedHashMap<Way, Set<String>>();
    for (var wish : wishes) {
      var target = target(twin, wish);
      if (!target.isEmpty()) {
        coming
            .computeIfAbsent(
                new Way(target, CrmModule.of(wish.person())), w -> new LinkedHashSet<>())
            .add(CrmModule.id(wish.person()));
      }
    }
    coming.forEach(
        (way, ids) ->
            site.link(
                Rolls.LISTS,
                way.list(),
                way.module().link(),
                way.module().module(),
                List.copyOf(ids)));
    for (var wish : wishes) {
      leave(twin, before.lists(), wish);
    }
  }

  private static String target(Parts twin, MemberWish wish) {
    var status = wish.status();
    return status == null ? "" : twin.ofStatus(status).map(Part::id).orElse("");
  }

  private void leave(Parts twin, Map<String, Set<String>> before, MemberWish wish) {
    var target = target(twin, wish);
    for (var list : before.entrySet()) {
      boolean on = list.getValue().contains(wish.person().id());
      boolean meant = on && !list.getKey().equals(target);
      if (meant && lists.refusal(list.getKey(), twin).isEmpty()) {
        var link = CrmModule.of(wish.person()).link();
        site.unlink(Rolls.LISTS, list.getKey(), link, CrmModule.id(wish.person()));
      }
    }
  }
}
