package org.unisono.app.sync;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.internal.ShowBridges;
import org.unisono.app.sync.internal.ShowListeners;
import org.unisono.core.Refused;

/// The door to what other systems do with records without us: the ways on which they go, and
/// what our writes would set off.
@Component
public class Roads {

  private final Connections connections;
  private final ShowBridges bridges;
  private final ShowListeners listeners;

  Roads(Connections connections, ShowBridges bridges, ShowListeners listeners) {
    this.connections = connections;
    this.bridges = bridges;
    this.listeners = listeners;
  }

  /// Those that run now; as much is known of them as was read.
  ///
  /// @throws Refused `notFound`
  public List<Bridge> bridges(UUID connection) {
    return bridges.of(connections.get(connection));
  }

  /// What over there would be set off by a write, and therefore stands in its way. The other
  /// system is asked now.
  ///
  /// @throws Refused `notFound`, `refusedThere`, `notAnswered`
  public List<RemoteListener> listeners(UUID connection) {
    return listeners.of(connection);
  }
}
