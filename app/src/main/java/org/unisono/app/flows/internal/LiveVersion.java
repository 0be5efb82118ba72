package org.unisono.app.flows.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.flows.FlowVersion;

/// A version that people may enter or stand in.
record LiveVersion(
    UUID id,
    UUID flowId,
    String flowName,
    int number,
    @Nullable String ownerKind,
    @Nullable UUID ownerId,
    FlowVersion definition) {}
