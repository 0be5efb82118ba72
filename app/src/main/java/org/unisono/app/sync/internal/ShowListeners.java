package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.RemoteListener;
import org.unisono.core.Refused;

/// Asks the other side what its own automations would do with what is written.
@Component
public class ShowListeners {

  private final ConnectionStore connections;
  private final OpenLines lines;

  ShowListeners(ConnectionStore connections, OpenLines lines) {
    this.connections = connections;
    this.lines = lines;
  }

  /// @throws Refused `notFound`, `refusedThere`, `notAnswered`
  public List<RemoteListener> of(UUID connection) {
    var kept =
        connections.find(connection).orElseThrow(() -> Refused.notFound("connection", connection));
    var line = lines.open(kept, connection);
    return LiveAnswer.of(line.connector(), line.session().listeners()).stream()
        .map(l -> new RemoteListener(l.id(), l.name()))
        .toList();
  }
}
