package org.unisono.app.campaigns;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;

/// One dated cost.
///
/// @param kind planned, committed or actual
public record CostLine(
    UUID id,
    LocalDate date,
    Money amount,
    String kind,
    @Nullable String vendor,
    @Nullable String channel,
    @Nullable String note,
    int version) {}
