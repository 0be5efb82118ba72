package org.unisono.core.flows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.flows.Move.Wake;
import org.unisono.core.flows.RunState.Phase;
import org.unisono.core.rules.Value;

/// How waits begin and end. A run that was hurried goes on as if the time were out.
final class Waiting {

  private final Path path;
  private final Known known;
  private final Instant now;

  Waiting(Path path, Known known, Instant now) {
    this.path = path;
    this.known = known;
    this.now = now;
  }

  @Nullable Move pause(Step.Pause pause) {
    boolean hurried = path.state().phase() == Phase.HURRIED;
    return switch (pause.what()) {
      case Wait.Until until -> until(until, pause, hurried);
      case Wait _ when hurried -> path.go("next", pause.next());
      case Wait.Duration(var span) -> {
        var due = span.after(path.state().since(), path.state().zone());
        yield now.isBefore(due) ? sleep(due, List.of()) : path.go("next", pause.next());
      }
      case Wait.Date date -> date(date, pause);
      case Wait.Window window -> {
        var opening = opening(window);
        yield now.isBefore(opening) ? sleep(opening, List.of()) : path.go("next", pause.next());
      }
    };
  }

  private @Nullable Move until(Wait.Until until, Step.Pause pause, boolean hurried) {
    var state = path.state();
    boolean holds = until.rule() != null && known.holds(until.rule());
    // Nothing can have happened since an arrival that is now; asking then would make the question
    // depend on the moment of asking.
    boolean happened =
        until.trigger() != null
            && state.phase() != Phase.ARRIVED
            && known.isTrue(new Question.Happened(until.trigger(), state.since()));
    if (known.lacks()) {
      return null;
    }
    if (holds || happened) {
      return path.go("next", pause.next());
    }
    var due = until.atMost().after(state.since(), state.zone());
    if (hurried || !now.isBefore(due)) {
      return path.go("timedOut", pause.timedOut() == null ? pause.next() : pause.timedOut());
    }
    var wakes = new ArrayList<Wake>();
    if (until.rule() != null) {
      wakes.add(new Wake.OnRule(until.rule()));
    }
    if (until.trigger() != null) {
      wakes.add(new Wake.OnTrigger(until.trigger()));
    }
    return sleep(due, wakes);
  }

  private @Nullable Move date(Wait.Date date, Step.Pause pause) {
    var field = date.field();
    var found = field == null ? null : known.value(field);
    if (known.lacks()) {
      return null;
    }
    var due = due(date, found == null ? null : found.value());
    if (due != null && now.isBefore(due)) {
      return sleep(due, field == null ? List.of() : List.of(new Wake.OnField(field)));
    }
    boolean over = due == null || path.state().phase() == Phase.ARRIVED && due.isBefore(now);
    return over && date.past() == Wait.Past.EXIT
        ? path.finished(Move.Exit.DATE_PAST, null)
        : path.go("next", pause.next());
  }

  /// Null when there is no date.
  private @Nullable Instant due(Wait.Date date, @Nullable Value found) {
    var zone = path.state().zone();
    var value = date.on() == null ? found : new Value.Day(date.on());
    var moment =
        switch (value) {
          case Value.Day(var day) -> at(day, date.at(), zone);
          case Value.Moment(var instant) when date.at() == null -> instant;
          case Value.Moment(var instant) -> at(instant.atZone(zone).toLocalDate(), date.at(), zone);
          case Value.Text _, Value.Num _, Value.Bool _, Value.MoneyValue _ -> null;
          case null -> null;
        };
    var offset = date.offset();
    if (moment == null || offset == null) {
      return moment;
    }
    return switch (date.side()) {
      case BEFORE -> offset.before(moment, zone);
      case AFTER -> offset.after(moment, zone);
    };
  }

  private static Instant at(LocalDate day, @Nullable LocalTime time, ZoneId zone) {
    return day.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(zone).toInstant();
  }

  /// Now or earlier when the window is open, else when it opens next. Looks from yesterday, as a
  /// window may run over midnight, to the same weekday of next week.
  private Instant opening(Wait.Window window) {
    var zone = window.zone() == null ? path.state().zone() : window.zone();
    var today = now.atZone(zone).toLocalDate();
    for (int i = -1; i <= 8; i++) {
      var day = today.plusDays(i);
      var lastDay = window.until().isAfter(window.from()) ? day : day.plusDays(1);
      if (window.days().contains(day.getDayOfWeek())
          && now.isBefore(at(lastDay, window.until(), zone))) {
        return at(day, window.from(), zone);
      }
    }
    throw new IllegalStateException("a week without " + window.days());
  }

  private Move sleep(Instant until, List<Wake> wakeOn) {
    return path.sleep(Phase.WAITING, until, wakeOn);
  }
}
