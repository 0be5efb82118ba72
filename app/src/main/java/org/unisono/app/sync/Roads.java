package org.unisono.app.sync;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.internal.ShowBridges;
import org.unisono.core.Refused;

/// The door to the ways on which records go between systems without us.
@Component
public class Roads {

  private final Connections connections;
  private final ShowBridges bridges;

  Roads(Connections connections, ShowBridges bridges) {
    this.connections = connections;
    this.bridges = bridges;
  }

  /// Those that run now; as much is known of them as was read.
  ///
  /// @throws Refused `notFound`
  public List<Bridge> bridges(UUID connection) {
    return bridges.of(connections.get(connection));
  }
}
