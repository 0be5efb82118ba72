package org.unisono.app.sync.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.core.Fault;
import org.unisono.core.Refused;

/// Does something that may be refused, without harm to the transaction around it.
@Component
class Attempts {

  private final TransactionTemplate nested;

  Attempts(PlatformTransactionManager transactions) {
    nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /// @return the first fault when it was refused; nothing of it was written then
  Optional<Fault> tried(Runnable work) {
    try {
      nested.executeWithoutResult(_ -> work.run());
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.faults().getFirst());
    }
  }
}
