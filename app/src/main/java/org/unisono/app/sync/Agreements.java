package org.unisono.app.sync;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.internal.ShowAgreed;
import org.unisono.core.Refused;

/// The door to what both sides of a twin last agreed on.
@Component
public class Agreements {

  private final ShowAgreed show;

  Agreements(ShowAgreed show) {
    this.show = show;
  }

  /// The head of the campaign field by field, and its members by status. Asks the other system for
  /// the names of its fields; its values are those that were read last.
  ///
  /// @throws Refused `notFound`
  public AgreedState of(UUID twin) {
    return show.of(twin);
  }
}
