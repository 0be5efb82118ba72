package org.unisono.app.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;

/// A deal as somebody wants it to be.
///
/// @param stage null for `open`, or `won` or `lost` when `won` says so
public record DealDraft(
    @Nullable String name,
    @Nullable Money amount,
    @Nullable String stage,
    @Nullable LocalDate closeDate,
    @Nullable Boolean won,
    @Nullable List<UUID> contacts,
    @Nullable UUID primaryCampaignId) {

  public static DealDraft of(Deal deal) {
    return new DealDraft(
        deal.name(),
        deal.amount(),
        deal.stage(),
        deal.closeDate(),
        deal.won(),
        deal.contacts(),
        deal.primaryCampaignId());
  }
}
