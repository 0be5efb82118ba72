package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.connector.RecordKind;

/// What a changed map means for what was agreed before.
@Component
class SettleMaps {

  static final List<RecordKind> KINDS =
      List.of(RecordKind.CAMPAIGN, RecordKind.LEAD, RecordKind.CONTACT);

  private final MapStore store;
  private final PairStore pairs;
  private final ConnectionStore connections;

  SettleMaps(MapStore store, PairStore pairs, ConnectionStore connections) {
    this.pairs = pairs;
    this.store = store;
    this.connections = connections;
  }

  /// A run that went on under the old map may have agreed on what belongs elsewhere now.
  void settle(Line line) {
    var now = store.all(line.id());
    for (var kind : KINDS) {
      var was = line.known().changes(kind);
      var is = now.getOrDefault(kind, MapChanges.NONE);
      if (was.version() != is.version()) {
        var custom = line.known().custom(kind);
        var revalued = Revalued.of(kind, line.fields(kind), custom, was, is);
        changed(line.id(), kind, was, is, revalued);
      }
    }
  }

  /// @param revalued fields whose pairs of values are others from now on
  void changed(
      UUID connection, RecordKind kind, MapChanges was, MapChanges is, List<Revalued> revalued) {
    var moved = is.moved(was);
    if (!moved.isEmpty()) {
      store.forget(connection, kind, moved);
      // A field that was not read so far is read of every record.
      connections.readAgain(connection, kind.stream());
    }
    revalued.forEach(field -> reopen(connection, kind, field));
    store.lookAtAll(connection, kind);
  }

  /// What was left apart for want of a pair that there is now was never agreed on.
  private void reopen(UUID connection, RecordKind kind, Revalued field) {
    var open =
        pairs.agreed(connection, kind, field.ours()).stream()
            .filter(one -> field.reopens(one.base()))
            .map(PairStore.Agreed::raw)
            .toList();
    if (!open.isEmpty()) {
      pairs.forget(connection, kind, field.ours(), open);
    }
  }
}
