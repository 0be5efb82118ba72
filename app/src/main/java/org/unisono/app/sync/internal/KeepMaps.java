package org.unisono.app.sync.internal;

import org.springframework.stereotype.Component;
import org.unisono.core.Refused;

/// Keeps a changed map, and has everything looked at again.
@Component
public class KeepMaps {

  private final MapStore store;
  private final SettleMaps settle;
  private final PendingStore pending;
  private final StartRuns runs;

  KeepMaps(MapStore store, SettleMaps settle, PendingStore pending, StartRuns runs) {
    this.store = store;
    this.settle = settle;
    this.pending = pending;
    this.runs = runs;
  }

  /// In the caller's transaction.
  ///
  /// @param seen the version that was read; 0 when there was none
  /// @throws Refused `stale`
  public void keep(CheckedMap map, int seen) {
    var connection = map.connection();
    var kind = map.kind();
    var was = store.all(connection).getOrDefault(kind, MapChanges.NONE);
    // Pending first: a run takes its rows and those of the connection in turns of their own.
    pending.release(connection, null, null);
    store.put(connection, kind, seen, map.rows());
    settle.changed(connection, kind, was, new MapChanges(map.rows(), seen + 1), map.revalued(was));
    runs.moved(connection);
  }
}
