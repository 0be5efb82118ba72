package org.unisono.core.flows;

import java.util.UUID;

/// Names one execution of one action: what was answered under a key is never done again.
///
/// @param visit 1 for the run's first visit of the step
public record ActionKey(UUID run, String step, int visit) {}
