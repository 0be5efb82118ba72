package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Connector;
import org.unisono.connector.Neighbour;
import org.unisono.connector.RecordKind;

/// Bridges that vendors have between themselves. Where one runs between two of our connections, we
/// learn from the ids that it leaves who is who, and make nobody whom it carries.
@Component
class Bridges {

  private final Systems systems;
  private final BridgeStore store;
  private final LinkStore links;

  Bridges(Systems systems, BridgeStore store, LinkStore links) {
    this.systems = systems;
    this.store = store;
    this.links = links;
  }

  /// Links records by the ids that a bridge has left in them, or in those of the other system:
  /// a stretch of them at a time, as an organisation may have a million.
  ///
  /// @return how many
  int learn(Line line, Turns turns) {
    int learnt = 0;
    var traces = traces(line);
    for (var kind : traces.stream().map(Trace::kind).distinct().toList()) {
      var ofKind = traces.stream().filter(t -> t.kind() == kind).toList();
      var from = "";
      for (var upTo = store.stretch(line.id(), kind, from);
          upTo.isPresent();
          upTo = store.stretch(line.id(), kind, from)) {
        var stretch = new BridgeStore.Stretch(line.id(), kind, from, upTo.get());
        learnt += turns.turn(() -> learn(line, ofKind, stretch));
        from = upTo.get();
      }
    }
    return learnt;
  }

  private int learn(Line line, List<Trace> traces, BridgeStore.Stretch stretch) {
    var sure = sure(traces.stream().flatMap(t -> t.verdicts().apply(stretch).stream()).toList());
    if (!sure.isEmpty()) {
      links.put(line.id(), sure);
    }
    return sure.size();
  }

  /// Where to look for what a bridge leaves, and about which of our kinds it says something.
  private record Trace(
      RecordKind kind, Function<BridgeStore.Stretch, List<LinkStore.Verdict>> verdicts) {}

  private List<Trace> traces(Line line) {
    List<Trace> traces = new ArrayList<>();
    for (var field : line.connector().neighbours()) {
      for (var other : store.connectionsTo(field.vendor())) {
        traces.add(
            new Trace(field.kind(), s -> store.named(s, field.field(), other, field.theirs())));
      }
    }
    for (var system : systems.all()) {
      for (var field : pointingAt(system, line.system())) {
        for (var other : store.connectionsTo(system.key())) {
          traces.add(
              new Trace(field.theirs(), s -> store.naming(s, other, field.kind(), field.field())));
        }
      }
    }
    return traces.stream().filter(t -> t.kind() != RecordKind.CAMPAIGN).toList();
  }

  /// Whoever could be two people is linked by no guess.
  private static List<LinkStore.Verdict> sure(List<LinkStore.Verdict> verdicts) {
    Map<String, Set<LinkStore.Verdict>> byRecord = new LinkedHashMap<>();
    verdicts.forEach(
        v ->
            byRecord
                .computeIfAbsent(v.kind() + " " + v.remoteId(), _ -> new LinkedHashSet<>())
                .add(v));
    return byRecord.values().stream().filter(all -> all.size() == 1).flatMap(Set::stream).toList();
  }

  private static List<Neighbour> pointingAt(Connector from, String system) {
    return from.neighbours().stream().filter(n -> n.vendor().equals(system)).toList();
  }

  /// Who of these is to come by a bridge: they have a record in a system from which one runs.
  Set<UUID> carried(Line line, Collection<UUID> people) {
    List<UUID> from = new ArrayList<>();
    for (var system : systems.all()) {
      var here = pointingAt(line.connector(), system.key());
      var there = pointingAt(system, line.system());
      if (!here.isEmpty() || !there.isEmpty()) {
        for (var other : store.connectionsTo(system.key())) {
          if (runs(line.id(), here) || runs(other, there)) {
            from.add(other);
          }
        }
      }
    }
    return from.isEmpty() ? Set.of() : store.linked(from, people);
  }

  /// Who of these waits to be carried: known in a system that a bridge leads here from, and not
  /// handed over yet.
  ///
  /// @return by person the name of that system
  Map<UUID, String> unassigned(Line line, Collection<UUID> people) {
    Map<UUID, String> waiting = new LinkedHashMap<>();
    for (var system : systems.all()) {
      var fields = pointingAt(system, line.system());
      if (!fields.isEmpty()) {
        var from = store.connectionsTo(system.key()).stream().filter(c -> runs(c, fields)).toList();
        store
            .unnamed(from, fields.stream().map(Neighbour::field).toList(), people)
            .forEach(p -> waiting.put(p, system.name()));
      }
    }
    return waiting;
  }

  private boolean runs(UUID connection, List<Neighbour> fields) {
    return fields.stream().anyMatch(n -> store.isFilled(connection, n.kind(), n.field()));
  }
}
