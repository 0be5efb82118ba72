package org.unisono.app.campaigns.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Policy;
import org.unisono.app.campaigns.Style;
import org.unisono.core.Money;
import tools.jackson.databind.node.ObjectNode;

/// A head that passed the check, ready to be stored.
record Head(
    String name,
    @Nullable String code,
    Style style,
    String type,
    String status,
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
    @Nullable Money expectedRevenue,
    @Nullable Integer expectedSize,
    @Nullable BigDecimal expectedResponsePercent,
    @Nullable UUID ownerId,
    List<String> tags,
    Policy policy,
    ObjectNode fields) {

  /// The head that a campaign has now.
  static Head of(Campaign c) {
    return new Head(
        c.name(),
        c.code(),
        c.style(),
        c.type(),
        c.status(),
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
        c.expectedRevenue(),
        c.expectedSize(),
        c.expectedResponsePercent(),
        c.ownerId(),
        c.tags(),
        c.policy(),
        c.fields());
  }
}
