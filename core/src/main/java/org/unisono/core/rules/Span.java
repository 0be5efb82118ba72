package org.unisono.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A length of time as people say it. Minutes and hours are exact; days and longer follow the
/// calendar of a zone, so that a day that loses an hour is still a day, and a month is a calendar
/// month.
///
/// @param amount 1 to [#MOST]
public record Span(int amount, Unit unit) {

  public static final int MOST = 10_000;

  /// Units, by the word that stands in JSON.
  public enum Unit {
    MINUTES(ChronoUnit.MINUTES),
    HOURS(ChronoUnit.HOURS),
    DAYS(ChronoUnit.DAYS),
    WEEKS(ChronoUnit.WEEKS),
    MONTHS(ChronoUnit.MONTHS),
    YEARS(ChronoUnit.YEARS);

    private final ChronoUnit chrono;

    Unit(ChronoUnit chrono) {
      this.chrono = chrono;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Unit> of(String word) {
      return Arrays.stream(values()).filter(u -> u.word().equals(word)).findFirst();
    }
  }

  public Span {
    if (amount < 1 || amount > MOST) {
      throw new IllegalArgumentException("a span is 1 to " + MOST + " units, not " + amount);
    }
  }

  public static Span days(int days) {
    return new Span(days, Unit.DAYS);
  }

  public Instant before(Instant moment, ZoneId zone) {
    return moment.atZone(zone).minus(amount, unit.chrono).toInstant();
  }

  public Instant after(Instant moment, ZoneId zone) {
    return moment.atZone(zone).plus(amount, unit.chrono).toInstant();
  }

  /// The two operands of `inLast` and its kin, as in `[30, "days"]`; empty when they are not that.
  public static Optional<Span> of(List<Value> operands) {
    return operands.size() == 2
            && operands.get(0) instanceof Value.Num(var amount)
            && operands.get(1) instanceof Value.Text(var word)
            && amount.scale() <= 0
            && amount.signum() > 0
            && amount.compareTo(BigDecimal.valueOf(MOST)) <= 0
        ? Unit.of(word).map(unit -> new Span(amount.intValueExact(), unit))
        : Optional.empty();
  }

  public List<Value> operands() {
    return List.of(Value.of(amount), Value.of(unit.word()));
  }
}
