package org.unisono.app.access.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.AuditEntry;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;

/// The audit trail, for admins. It is read here and never written.
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

  private final AuditTrail audit;
  private final Cursors cursors;

  AuditController(AuditTrail audit, Cursors cursors) {
    this.audit = audit;
    this.cursors = cursors;
  }

  @GetMapping
  @Needs(Permission.ADMIN)
  Page<AuditEntry> page(
      @RequestParam @Nullable String subjectKind,
      @RequestParam @Nullable UUID subjectId,
      @RequestParam @Nullable UUID actorId,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var list = "audit:" + subjectKind + subjectId + actorId;
    return audit.page(subjectKind, subjectId, actorId, cursors.page(list, limit, cursor));
  }
}
