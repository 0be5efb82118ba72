package org.unisono.app.sync.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.sync.RemoteRoll;
import org.unisono.app.sync.Rolls;

/// Who is in a campaign over there.
@RestController
class RollsController {

  private final Rolls rolls;

  RollsController(Rolls rolls) {
    this.rolls = rolls;
  }

  /// Asks the other system, and keeps nothing.
  @GetMapping("/api/v1/connections/{id}/campaigns/{remoteId}/roll")
  @Needs(Permission.ADMIN)
  RemoteRoll roll(
      @PathVariable UUID id,
      @PathVariable String remoteId,
      @RequestParam(defaultValue = "1000") int most) {
    return rolls.read(id, remoteId, most);
  }
}
