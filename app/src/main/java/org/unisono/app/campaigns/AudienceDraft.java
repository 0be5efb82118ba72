package org.unisono.app.campaigns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list or a segment that is to be attached: one of the two.
///
/// @param role target, seed, test or suppress; target unless said
/// @param mode once, or keptInStep: who comes into it later comes in, who leaves it leaves; once
/// unless said
public record AudienceDraft(
    @Nullable UUID listId,
    @Nullable UUID segmentId,
    @Nullable String role,
    @Nullable String mode) {}
