package org.unisono.app.flows;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.internal.OfferOccurrences;

/// The door by which rooms tell flows what happened.
@Component
public class Triggers {

  private final OfferOccurrences offer;

  Triggers(OfferOccurrences offer) {
    this.offer = offer;
  }

  /// Starts and wakes what asks for these occurrences, in the caller's transaction: what is
  /// committed there is not lost. What loads data (by the origin that is bound) starts only flows
  /// that name its origin, and wakes nothing.
  ///
  /// @param occurrences at most 1,000, in the order in which they happened
  public void offer(List<Occurrence> occurrences) {
    offer.offer(occurrences);
  }

  /// Something about these people has changed that rules may speak of: who waits for a rule is
  /// looked at again.
  public void changed(List<UUID> people) {
    offer.changed(people);
  }
}
