package org.unisono.simulators.salesforce.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// A value in a condition.
public sealed interface Literal {
  /// In single quotes.
  record Text(String value) implements Literal {}

  record Number(BigDecimal value) implements Literal {}

  record Flag(boolean value) implements Literal {}

  record Nothing() implements Literal {}

  record Day(LocalDate value) implements Literal {}

  record Moment(Instant value) implements Literal {}

  /// `TODAY`, `LAST_N_DAYS:n`, `THIS_MONTH` and the like: whole units of time from now, both ends
  /// included.
  record Span(Unit unit, int first, int last) implements Literal {}

  /// Weeks begin on Sunday.
  enum Unit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
