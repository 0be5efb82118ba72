package org.unisono.cli;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.cli.mail.CaughtMail;
import org.unisono.cli.mail.MailCatcher;

/// The demo's mail catcher, seen in the interface. Only the demo has it.
@RestController
@RequestMapping("/api/v1/dev/mail")
public class DevMailController {

  private final MailCatcher catcher;

  DevMailController(MailCatcher catcher) {
    this.catcher = catcher;
  }

  record Mail(
      String id,
      Instant at,
      String from,
      List<String> to,
      String subject,
      String html,
      String text) {}

  record Mails(List<Mail> items, @org.jspecify.annotations.Nullable String next) {}

  /// Newest first.
  @GetMapping
  @Needs(Permission.READ)
  Mails all() {
    return new Mails(
        catcher.messages().reversed().stream().map(DevMailController::mail).toList(), null);
  }

  private static Mail mail(CaughtMail m) {
    return new Mail(
        Long.toString(m.number()), m.at(), m.from(), m.to(), m.subject(), m.html(), m.text());
  }
}
