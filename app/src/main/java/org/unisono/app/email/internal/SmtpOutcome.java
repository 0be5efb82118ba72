package org.unisono.app.email.internal;

/// What came of handing a mail over.
sealed interface SmtpOutcome {

  String reply();

  /// The server has it.
  record Accepted(String reply) implements SmtpOutcome {}

  /// It has it not, and may take it later.
  record Deferred(String reply) implements SmtpOutcome {}

  /// It has it not and will not have it.
  ///
  /// @param recipient whether it is this address that does not exist
  record Refused(String reply, boolean recipient) implements SmtpOutcome {}

  /// It may have it: the line broke after the mail was on it.
  record InDoubt(String reply) implements SmtpOutcome {}

  /// Somebody else has the lease: nothing was sent.
  record LeaseLost(String reply) implements SmtpOutcome {}
}
