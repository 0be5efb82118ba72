package org.unisono.app.sync.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /// The gravest, or the first, of what was met stands for the connection.
  void summary(Line line, Instant at) {
    var trouble = line.trouble();
    if (trouble == null) {
      connections.health(line.id(), gap(line), Map.of(), at);
    } else {
      connections.health(line.id(), Troubles.code(trouble), Troubles.params(trouble), at);
    }
  }

  /// All has been read once more; what was deleted meanwhile is still to be found out.
  private @Nullable String gap(Line line) {
    return connections.gaps(line.id()).isEmpty()
        ? null
        : Troubles.code(new Trouble.CursorExpired());
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
