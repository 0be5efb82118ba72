package org.unisono.app.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;

/// Something that may be sold.
///
/// @param stage in your own words
/// @param won null while it is open
/// @param contacts people who stand on it
public record Deal(
    UUID id,
    String name,
    @Nullable Money amount,
    String stage,
    @Nullable LocalDate closeDate,
    @Nullable Boolean won,
    List<UUID> contacts,
    @Nullable UUID primaryCampaignId,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
