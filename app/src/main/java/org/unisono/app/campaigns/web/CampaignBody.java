package org.unisono.app.campaigns.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.CampaignDraft.PolicyDraft;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.Policy;
import org.unisono.core.Money;
import tools.jackson.databind.node.ObjectNode;

/// A campaign as a client reads it.
record CampaignBody(
    UUID id,
    String name,
    @Nullable String code,
    String style,
    String type,
    String status,
    String state,
    @Nullable String description,
    @Nullable String objective,
    @Nullable UUID parentId,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable LocalDate actualStartDate,
    @Nullable LocalDate actualEndDate,
    String currency,
    @Nullable Money budgetedCost,
    @Nullable Money expectedCost,
    Money actualCost,
    @Nullable Money expectedRevenue,
    @Nullable Integer expectedSize,
    @Nullable BigDecimal expectedResponsePercent,
    @Nullable UUID ownerId,
    List<String> tags,
    PolicyDraft policy,
    ObjectNode fields,
    long memberCount,
    long respondedCount,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  static CampaignBody of(Campaign c) {
    return new CampaignBody(
        c.id(),
        c.name(),
        c.code(),
        c.style().word(),
        c.type(),
        c.status(),
        c.state(),
        c.description(),
        c.objective(),
        c.parentId(),
        c.startDate(),
        c.endDate(),
        c.actualStartDate(),
        c.actualEndDate(),
        c.currency(),
        c.budgetedCost(),
        c.expectedCost(),
        c.actualCost(),
        c.expectedRevenue(),
        c.expectedSize(),
        c.expectedResponsePercent(),
        c.ownerId(),
        c.tags(),
        policy(c.policy()),
        c.fields(),
        c.memberCount(),
        c.respondedCount(),
        c.createdAt(),
        c.updatedAt(),
        c.version());
  }

  /// What a client would have posted to get this campaign.
  static CampaignDraft draft(Campaign c) {
    return new CampaignDraft(
        c.name(),
        c.code(),
        c.style().word(),
        c.type(),
        c.status(),
        c.description(),
        c.objective(),
        c.parentId(),
        c.startDate(),
        c.endDate(),
        c.actualStartDate(),
        c.actualEndDate(),
        c.budgetedCost(),
        c.expectedCost(),
        c.expectedRevenue(),
        c.expectedSize(),
        c.expectedResponsePercent(),
        c.ownerId(),
        c.tags(),
        policy(c.policy()),
        c.fields());
  }

  /// A change of style alone takes the preset of the new style.
  static CampaignDraft withoutPolicy(CampaignDraft d) {
    return new CampaignDraft(
        d.name(),
        d.code(),
        d.style(),
        d.type(),
        d.status(),
        d.description(),
        d.objective(),
        d.parentId(),
        d.startDate(),
        d.endDate(),
        d.actualStartDate(),
        d.actualEndDate(),
        d.budgetedCost(),
        d.expectedCost(),
        d.expectedRevenue(),
        d.expectedSize(),
        d.expectedResponsePercent(),
        d.ownerId(),
        d.tags(),
        null,
        d.fields());
  }

  private static PolicyDraft policy(Policy p) {
    return new PolicyDraft(
        p.membership().name().toLowerCase(Locale.ROOT),
        p.group(),
        p.onClash().name().toLowerCase(Locale.ROOT),
        p.admission().stream().map(Cause::word).toList());
  }
}
