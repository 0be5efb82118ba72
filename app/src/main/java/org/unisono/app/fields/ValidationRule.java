package org.unisono.app.fields;

import java.time.Instant;
import java.util.UUID;
import org.unisono.core.rules.Rule;

/// A condition that no record may meet, and what is then said.
///
/// @param rule describes what is wrong: a record for which it holds is refused
/// @param message the user's own words; shown as they are, in every language
/// @param active whether it is asked
public record ValidationRule(
    UUID id,
    RuleSubject subject,
    String name,
    Rule rule,
    String message,
    boolean active,
    int version,
    Instant createdAt) {}
