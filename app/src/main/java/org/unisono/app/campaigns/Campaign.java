package org.unisono.app.campaigns;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;
import tools.jackson.databind.node.ObjectNode;

/// One campaign: a record, and the things it may have.
///
/// @param status the key of its label
/// @param state planned, active, paused, completed or cancelled
/// @param actualCost the sum of its actual cost lines
/// @param memberCount members that are queued, active or ended, the removed not counted
public record Campaign(
    UUID id,
    String name,
    @Nullable String code,
    Style style,
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
    @Nullable Money expectedRevenue,
    Money actualCost,
    @Nullable Integer expectedSize,
    @Nullable BigDecimal expectedResponsePercent,
    @Nullable UUID ownerId,
    List<String> tags,
    Policy policy,
    ObjectNode fields,
    long memberCount,
    long respondedCount,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public boolean hasEnded() {
    return state.equals("completed") || state.equals("cancelled");
  }
}
