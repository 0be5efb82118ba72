package org.unisono.app.campaigns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;
import tools.jackson.databind.node.ObjectNode;

/// A campaign's head as somebody wants it to be. What is null is empty, or takes its default when
/// the campaign is made (style `sales`, type `other`, status `planned`, the policy of the style).
///
/// @param code unique whatever its case; fixed once set
/// @param status the key of a label
/// @param startDate planned, a calendar date
/// @param expectedSize people
/// @param expectedResponsePercent 0 to 100
/// @param policy what is null in it takes the style's preset
public record CampaignDraft(
    @Nullable String name,
    @Nullable String code,
    @Nullable String style,
    @Nullable String type,
    @Nullable String status,
    @Nullable String description,
    @Nullable String objective,
    @Nullable UUID parentId,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable LocalDate actualStartDate,
    @Nullable LocalDate actualEndDate,
    @Nullable Money budgetedCost,
    @Nullable Money expectedCost,
    @Nullable Money expectedRevenue,
    @Nullable Integer expectedSize,
    @Nullable BigDecimal expectedResponsePercent,
    @Nullable UUID ownerId,
    @Nullable List<String> tags,
    @Nullable PolicyDraft policy,
    @Nullable ObjectNode fields) {

  /// A policy as somebody wants it to be, in words.
  public record PolicyDraft(
      @Nullable String membership,
      @Nullable String group,
      @Nullable String onClash,
      @Nullable List<String> admission) {}

  /// The least that makes a campaign.
  public static CampaignDraft named(String name) {
    return new CampaignDraft(
        name, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }
}
