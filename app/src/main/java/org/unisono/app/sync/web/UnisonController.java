package org.unisono.app.sync.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.sync.Unison;
import org.unisono.app.sync.UnisonView;

/// The picture of a campaign in all systems.
@RestController
class UnisonController {

  private final Unison unison;

  UnisonController(Unison unison) {
    this.unison = unison;
  }

  @GetMapping("/api/v1/campaigns/{campaignId}/unison")
  @Needs(Permission.READ)
  UnisonView show(
      @PathVariable UUID campaignId,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant until,
      @RequestParam @Nullable Integer slices) {
    return unison.of(campaignId, from, until, slices);
  }
}
