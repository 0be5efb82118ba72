package org.unisono.simulators.sugar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/// Days that a name stands for, seen from today.
///
/// @param last the last one of them
record DateRange(LocalDate first, LocalDate last) {

  static DateRange of(String name, Instant now) {
    var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    var month = today.withDayOfMonth(1);
    var year = today.withDayOfYear(1);
    var week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    return switch (name) {
      case "today" -> new DateRange(today, today);
      case "yesterday" -> new DateRange(today.minusDays(1), today.minusDays(1));
      case "tomorrow" -> new DateRange(today.plusDays(1), today.plusDays(1));
      case "last_7_days" -> new DateRange(today.minusDays(6), today);
      case "next_7_days" -> new DateRange(today, today.plusDays(6));
      case "last_30_days" -> new DateRange(today.minusDays(29), today);
      case "next_30_days" -> new DateRange(today, today.plusDays(29));
      case "this_week" -> new DateRange(week, week.plusDays(6));
      case "last_week" -> new DateRange(week.minusDays(7), week.minusDays(1));
      case "next_week" -> new DateRange(week.plusDays(7), week.plusDays(13));
      case "this_month" -> new DateRange(month, month.plusMonths(1).minusDays(1));
      case "last_month" -> new DateRange(month.minusMonths(1), month.minusDays(1));
      case "next_month" -> new DateRange(month.plusMonths(1), month.plusMonths(2).minusDays(1));
      case "this_year" -> new DateRange(year, year.plusYears(1).minusDays(1));
      case "last_year" -> new DateRange(year.minusYears(1), year.minusDays(1));
      case "next_year" -> new DateRange(year.plusYears(1), year.plusYears(2).minusDays(1));
      default -> throw SugarRefused.invalid("Invalid date range: " + name);
    };
  }

  /// @param raw a date or a moment as the database holds it
  boolean holds(String raw) {
    if (raw.length() < 10) {
      return false;
    }
    var day = LocalDate.parse(raw.substring(0, 10));
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
