package org.unisono.app.sync.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.sync.AgreedState;
import org.unisono.app.sync.Agreements;

/// What both sides of a twin last agreed on.
@RestController
class AgreementsController {

  private final Agreements agreements;

  AgreementsController(Agreements agreements) {
    this.agreements = agreements;
  }

  @GetMapping("/api/v1/twins/{id}/agreed")
  @Needs(Permission.READ)
  AgreedState show(@PathVariable UUID id) {
    return agreements.of(id);
  }
}
