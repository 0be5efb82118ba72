package org.unisono.core.flows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Span;

/// What a run waits for. Every wait counts from the arrival at the step, never from the campaign.
public sealed interface Wait {

  record Duration(Span span) implements Wait {}

  /// Until a date, moved by an offset, at a time of day in the run's zone.
  ///
  /// @param on the fixed day; null when `field` says it
  /// @param field a day or moment, read again on each waking, so that a changed date moves the
  ///     wait; an empty one counts as past
  /// @param offset null for none
  /// @param at null: midnight for a day, the moment itself for a moment
  /// @param past what a run does that comes when the date is over
  record Date(
      @Nullable LocalDate on,
      @Nullable FieldRef field,
      @Nullable Span offset,
      Side side,
      @Nullable LocalTime at,
      Past past)
      implements Wait {
    public Date {
      if ((on == null) == (field == null)) {
        throw new IllegalArgumentException("either a day or a field");
      }
    }
  }

  /// Until the rule holds or the trigger happens, at once if the rule holds already; after
  /// `atMost` the step's time-out exit is taken.
  record Until(@Nullable Rule rule, @Nullable Trigger trigger, Span atMost) implements Wait {
    public Until {
      if (rule == null && trigger == null) {
        throw new IllegalArgumentException("a rule, a trigger or both");
      }
    }
  }

  /// Until it is one of these days, from `from` (included) until `until` (excluded); where `until`
  /// is not after `from`, the window ends on the next day.
  ///
  /// @param zone null for the run's
  record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until, @Nullable ZoneId zone)
      implements Wait {
    public Window {
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a window that never opens");
      }
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }
  }

  /// The side of the date on which the offset lies.
  enum Side {
    BEFORE,
    AFTER
  }

  /// For dates that are over on arrival.
  enum Past {
    GO_ON,
    EXIT
  }
}
