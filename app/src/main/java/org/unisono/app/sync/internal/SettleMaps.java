package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.connector.RecordKind;

/// What a changed map means for what was agreed before.
@Component
class SettleMaps {

  static final List<RecordKind> KINDS =
      List.of(RecordKind.CAMPAIGN, RecordKind.LEAD, RecordKind.CONTACT);

  private final MapStore store;
  private final ConnectionStore connections;

  SettleMaps(MapStore store, ConnectionStore connections) {
    this.store = store;
    this.connections = connections;
  }

  /// A run that went on under the old map may have agreed on what belongs elsewhere now.
  void settle(Line line) {
    settle(line.id(), line.known().changes(), store.all(line.id()));
  }

  private void settle(
      UUID connection, Map<RecordKind, MapChanges> before, Map<RecordKind, MapChanges> now) {
    for (var kind : KINDS) {
      var was = before.getOrDefault(kind, MapChanges.NONE);
      var is = now.getOrDefault(kind, MapChanges.NONE);
      if (was.version() != is.version()) {
        changed(connection, kind, was, is);
      }
    }
  }

  void changed(UUID connection, RecordKind kind, MapChanges was, MapChanges is) {
    var moved = is.moved(was);
    if (!moved.isEmpty()) {
      store.forget(connection, kind, moved);
      // A field that was not read so far is read of every record.
      connections.readAgain(connection, kind.stream());
    }
    store.lookAtAll(connection, kind);
  }
}
