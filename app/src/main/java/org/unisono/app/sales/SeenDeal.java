package org.unisono.app.sales;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;

/// A deal as the system shows it in which it is worked on.
///
/// @param id ours; null when it is new here
/// @param stage in that system's words
/// @param won null while it is open
/// @param contact somebody who stands on it; null when unknown, and who stands on it already stays
/// @param campaign null when that system names none, and a campaign set by hand stays
public record SeenDeal(
    @Nullable UUID id,
    String name,
    @Nullable Money amount,
    @Nullable String stage,
    @Nullable LocalDate closeDate,
    @Nullable Boolean won,
    @Nullable UUID contact,
    @Nullable UUID campaign) {}
