package org.unisono.app.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be written into the consent ledger, for the channel e-mail.
///
/// @param personId who used the address, if that is known
/// @param purpose a topic, or [Consents#ALL_MARKETING]
/// @param proof needed where a grant is to end an earlier opt-out
/// @param at when the person said so; null for now
public record NewConsent(
    String address,
    @Nullable UUID personId,
    String purpose,
    Said said,
    @Nullable String proof,
    String source,
    @Nullable Instant at) {

  /// What was said.
  public enum Said {
    GRANTED,
    DENIED
  }
}
