package org.unisono.app.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Money;

/// What a campaign has brought, beside what was expected.
///
/// @param responses members who have responded at least once
/// @param responseRate responses by members, 0 to 1; null without members
/// @param cost the actual cost lines
/// @param costPerResponse null without responses
/// @param revenue won deals whose primary campaign this is
/// @param pipeline open deals whose primary campaign this is
/// @param otherCurrencyDeals deals in a currency other than the campaign's, which no figure counts
/// @param roi (revenue − cost) / cost; null without cost
public record Results(
    long members,
    long responses,
    @Nullable BigDecimal responseRate,
    Money cost,
    @Nullable Money costPerResponse,
    Money revenue,
    Money pipeline,
    long wonDeals,
    long otherCurrencyDeals,
    @Nullable BigDecimal roi,
    Expected expected,
    List<Day> byDay) {

  /// What somebody has hoped for.
  ///
  /// @param responseRate 0 to 1
  public record Expected(
      @Nullable Integer members,
      @Nullable BigDecimal responseRate,
      @Nullable Money cost,
      @Nullable Money revenue) {}

  /// New members and first responses of one day (UTC).
  public record Day(LocalDate date, long members, long responses) {}
}
