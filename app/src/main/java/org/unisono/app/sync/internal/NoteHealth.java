package org.unisono.app.sync.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.connector.Trouble;

/// Notes how a connection does when a run is over.
@Component
class NoteHealth {

  private final ConnectionStore connections;
  private final HealthStore store;
  private final TravellingFields fields;
  private final InstantSource clock;

  NoteHealth(
      ConnectionStore connections,
      HealthStore store,
      TravellingFields fields,
      InstantSource clock) {
    this.connections = connections;
    this.store = store;
    this.fields = fields;
    this.clock = clock;
  }

  /// The gravest, or the first, of what was met stands for the connection; else what lasts.
  void summary(Line line, Instant at) {
    var trouble = line.trouble();
    if (trouble == null) {
      clear(line.id(), at);
    } else {
      connections.health(line.id(), Troubles.code(trouble), Troubles.params(trouble), at);
    }
  }

  /// Where all was read once more, what was deleted meanwhile is still to be found out; and a field
  /// that is gone is missed by nobody but the person who wants it to travel.
  private void clear(UUID connection, Instant at) {
    var lost = fields.lost(connection);
    if (!connections.gaps(connection).isEmpty()) {
      connections.health(connection, Troubles.code(new Trouble.CursorExpired()), Map.of(), at);
    } else if (lost.isEmpty()) {
      connections.health(connection, null, Map.of(), at);
    } else {
      var first = lost.getFirst();
      connections.health(connection, first.code(), first.params(), at);
    }
  }

  /// A field that is gone is missed no longer, which the connection says at once.
  ///
  /// @return whether there was such a field
  boolean doWithout(UUID connection, String field) {
    if (!fields.forget(connection, field)) {
      return false;
    }
    connections
        .find(connection)
        .map(ConnectionStore.Kept::health)
        .filter(h -> TravellingFields.isLost(h.code()))
        .ifPresent(_ -> clear(connection, clock.instant()));
    return true;
  }

  /// Each stream keeps what it has met itself.
  void streams(Line line, Instant at) {
    store.settle(line, at);
    fields.settle(line, at);
  }

  boolean isLockedOut(UUID connection) {
    return store.isLockedOut(connection, clock.instant());
  }
}
