package org.unisono.app.email.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.email.Delivery;
import org.unisono.app.email.Outbox;

/// What left and was not answered, for a person to decide.
@RestController
@RequestMapping("/api/v1/email/in-doubt")
class EmailController {

  private final Outbox outbox;
  private final Cursors cursors;

  EmailController(Outbox outbox, Cursors cursors) {
    this.outbox = outbox;
    this.cursors = cursors;
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<Delivery> inDoubt(
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
    return outbox.inDoubt(cursors.page("inDoubt", limit, cursor));
  }

  @PostMapping("/{id}/resend")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  void resend(@PathVariable UUID id) {
    outbox.resend(id);
  }
}
