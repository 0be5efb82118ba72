package org.unisono.app.sync.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.sync.Bridge;
import org.unisono.app.sync.RemoteListener;
import org.unisono.app.sync.Roads;

/// What other systems do with records without us.
@RestController
class RoadsController {

  private final Roads roads;

  RoadsController(Roads roads) {
    this.roads = roads;
  }

  @GetMapping("/api/v1/connections/{id}/bridges")
  @Needs(Permission.READ)
  Page<Bridge> bridges(@PathVariable UUID id, Slice slice) {
    return slice.of(roads.bridges(id), b -> b.stream() + b.system() + b.connectionId());
  }

  /// Asks the other system.
  @GetMapping("/api/v1/connections/{id}/listeners")
  @Needs(Permission.READ)
  Page<RemoteListener> listeners(@PathVariable UUID id, Slice slice) {
    return slice.of(roads.listeners(id), RemoteListener::id);
  }
}
