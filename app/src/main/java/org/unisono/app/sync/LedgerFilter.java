package org.unisono.app.sync;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which lines of the ledger are asked for; what is null does not matter.
///
/// @param search a part of the record's name, the field or a value
/// @param field by our name
/// @param outcome written, taken, linked, projected, refused, lost, …
/// @param since the first day, UTC
/// @param until the last day, UTC
public record LedgerFilter(
    @Nullable String search,
    @Nullable UUID personId,
    @Nullable UUID campaignId,
    @Nullable String field,
    @Nullable String outcome,
    @Nullable UUID runId,
    @Nullable LocalDate since,
    @Nullable LocalDate until) {}
