package org.unisono.app.email;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.email.internal.DeliveryReport;
import org.unisono.app.email.internal.EnqueueMail;
import org.unisono.core.Refused;

/// The door to mail that is to go out.
@Component
public class Outbox {

  private final EnqueueMail enqueue;
  private final DeliveryReport report;

  Outbox(EnqueueMail enqueue, DeliveryReport report) {
    this.enqueue = enqueue;
    this.report = report;
  }

  /// Takes mails on in the caller's transaction: they go out if and only if that commits. Asking
  /// again for the same source, visit and person changes nothing. Whoever has no address, or the
  /// address of somebody who gets the same mail, is withheld with the reason.
  ///
  /// @param messages at most 1,000
  /// @throws Refused `notFound` for a template or campaign; `loadingSendsNothing` when what is
  ///     happening is a load (sync, import, merge, …) and not behaviour
  @Transactional
  public void enqueue(List<NewMessage> messages) {
    enqueue.enqueue(messages);
  }

  /// What left and was not answered, oldest first: nobody knows whether it arrived.
  public Page<Delivery> inDoubt(PageRequest page) {
    return report.inDoubt(page);
  }

  /// Sends one that is in doubt once more: a person has decided so.
  ///
  /// @throws Refused `notFound`, `notInDoubt`
  @Transactional
  public void resend(UUID delivery) {
    enqueue.resend(delivery);
  }
}
