package org.unisono.app.fields.internal;

import org.unisono.app.fields.RuleSubject;
import org.unisono.core.rules.Rule;

/// A validation rule that passed the check, ready to be stored.
public record CheckedRule(
    RuleSubject subject, String name, Rule rule, String message, boolean active) {}
