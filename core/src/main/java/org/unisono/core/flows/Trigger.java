package org.unisono.core.flows;

import org.unisono.core.rules.Rule;

/// Something that happens and starts a run, or wakes one.
///
/// @param kind a word that a room teaches, such as `form.submitted`
/// @param params which object is meant, in the terms of that room
/// @param filter asked of the person with the activity at hand
public record Trigger(String kind, Params params, Rule filter) {}
