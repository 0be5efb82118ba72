package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a moment as GNU's `date` does, piece by piece: days, times, offsets, `@` with seconds,
/// weekdays, and so many units from now or `ago`; and the vendor's own words, such as
/// `last_7_days`. A day without a time is its midnight.
final class GnuDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
  private static final String UNIT =
      "(sec|second|min|minute|hour|day|week|fortnight|month|year)s?\\b";
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})t?");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[ -]?" + MONTH + "(?:[ -]?(\\d{4}))?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(MONTH + " ?(\\d{1,2})\\b(?!:)(?:,? ?(\\d{4})\\b)?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)? ?(am|pm)?");
  private static final Pattern HOUR = Pattern.compile("(\\d{1,2}) ?(am|pm)\\b");
  private static final Pattern OFFSET = Pattern.compile("(?:z|utc|gmt)\\b|[+-]\\d{2}:?\\d{2}\\b");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?:(next|last) )?(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|day|sday|nesday|rsday|urday)?\\b");
  private static final Pattern NAMED = Pattern.compile("(next|last|this) " + UNIT);
  private static final Pattern COUNTED =
      Pattern.compile("([+-] ?)?(\\d{1,6}|an?) ?" + UNIT + "( ago\\b)?");
  private static final Pattern WORD =
      Pattern.compile("(today|now|yesterday|tomorrow|midnight|noon)\\b");

  private final ZonedDateTime now;
  private String rest;
  private @Nullable LocalDate date;
  private @Nullable LocalTime time;
  private @Nullable ZoneId zone;
  private final List<UnaryOperator<ZonedDateTime>> moves = new ArrayList<>();

  private GnuDate(String text, ZonedDateTime now) {
    this.now = now;
    this.rest = text;
  }

  /// @throws DateTimeException where the text is no moment
  static Instant read(String given, Instant at, ZoneId users) {
    var text = given.trim().toLowerCase(Locale.ROOT);
    var now = at.atZone(users);
    var today = now.truncatedTo(ChronoUnit.DAYS);
    return switch (text) {
      case "today" -> today.toInstant();
      case "yesterday" -> today.minusDays(1).toInstant();
      case "last_7_days" -> today.minusDays(7).toInstant();
      case "this_month" -> today.withDayOfMonth(1).toInstant();
      case "last_month" -> today.withDayOfMonth(1).minusMonths(1).toInstant();
      default ->
          text.matches("@-?\\d{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(text.substring(1)))
              : new GnuDate(text, now).parsed();
    };
  }

  private Instant parsed() {
    if (rest.isEmpty()) {
      throw new DateTimeException("nothing to read");
    }
    while (!rest.isEmpty()) {
      if (!takeDay() && !takeTime() && !takeMove()) {
        throw new DateTimeException("not a moment: " + rest);
      }
      rest = rest.replaceFirst("^[\\s,]+", "");
    }
    var moment = now;
    if (date != null || time != null) {
      var day = date == null ? now.toLocalDate() : date;
      var clock = time == null ? LocalTime.MIDNIGHT : time;
      moment = day.atTime(clock).atZone(zone == null ? now.getZone() : zone);
    }
    for (var move : moves) {
      moment = move.apply(moment);
    }
    return moment.toInstant();
  }

  private @Nullable MatchResult take(Pattern pattern) {
    var found = pattern.matcher(rest);
    if (!found.lookingAt()) {
      return null;
    }
    var result = found.toMatchResult();
    rest = rest.substring(found.end());
    return result;
  }

  private boolean takeDay() {
    var iso = take(ISO);
    if (iso != null) {
      return day(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
    }
    var slashed = take(SLASHED);
    if (slashed != null) {
      return day(year(slashed.group(3)), number(slashed.group(1)), number(slashed.group(2)));
    }
    var dayFirst = take(DAY_FIRST);
    if (dayFirst != null) {
      return day(year(dayFirst.group(3)), month(dayFirst.group(2)), number(dayFirst.group(1)));
    }
    var monthFirst = take(MONTH_FIRST);
    return monthFirst != null
        && day(year(monthFirst.group(3)), month(monthFirst.group(1)), number(monthFirst.group(2)));
  }

  private boolean day(int year, int month, int day) {
    if (date != null) {
      throw new DateTimeException("two days");
    }
    date = LocalDate.of(year, month, day);
    return true;
  }

  private int year(@Nullable String text) {
    return text == null ? now.getYear() : number(text);
  }

  private static int month(String name) {
    return MONTHS.indexOf(name) + 1;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private boolean takeTime() {
    var clock = take(TIME);
    if (clock != null) {
      int seconds = clock.group(3) == null ? 0 : number(clock.group(3));
      return time(hour(clock.group(1), clock.group(4)), number(clock.group(2)), seconds);
    }
    var hour = take(HOUR);
    if (hour != null) {
      return time(hour(hour.group(1), hour.group(2)), 0, 0);
    }
    if (time == null) {
      return false;
    }
    var offset = take(OFFSET);
    if (offset == null) {
      return false;
    }
    var text = offset.group();
    zone = text.matches("[a-z]+") ? ZoneOffset.UTC : ZoneOffset.of(text);
    return true;
  }

  private static int hour(String digits, @Nullable String half) {
    int hour = number(digits);
    return half == null ? hour : hour % 12 + (half.equals("pm") ? 12 : 0);
  }

  private boolean time(int hour, int minute, int second) {
    if (time != null) {
      throw new DateTimeException("two times");
    }
    time = LocalTime.of(hour, minute, second);
    return true;
  }

  private boolean takeMove() {
    var word = take(WORD);
    if (word != null) {
      return word(word.group(1));
    }
    var weekday = take(WEEKDAY);
    if (weekday != null) {
      return weekday(weekday.group(1), weekday.group(2));
    }
    var named = take(NAMED);
    if (named != null) {
      int step = named.group(1).equals("next") ? 1 : named.group(1).equals("last") ? -1 : 0;
      return move(step, named.group(2));
    }
    var counted = take(COUNTED);
    if (counted == null) {
      return false;
    }
    long count = counted.group(2).startsWith("a") ? 1 : Long.parseLong(counted.group(2));
    boolean minus = counted.group(1) != null && counted.group(1).startsWith("-");
    boolean back = minus != (counted.group(4) != null);
    return move(back ? -count : count, counted.group(3));
  }

  private boolean word(String word) {
    return switch (word) {
      case "midnight" -> time(0, 0, 0);
      case "noon" -> time(12, 0, 0);
      case "yesterday" -> move(-1, "day");
      case "tomorrow" -> move(1, "day");
      default -> true;
    };
  }

  private boolean weekday(@Nullable String which, String name) {
    int index = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").indexOf(name);
    var next = now.toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.of(index + 1)));
    boolean today = next.equals(now.toLocalDate());
    int weeks = which == null ? 0 : which.equals("last") ? -1 : today ? 1 : 0;
    var day = next.plusWeeks(weeks);
    return day(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private boolean move(long count, String unit) {
    moves.add(
        switch (unit.substring(0, 3)) {
          case "sec" -> m -> m.plusSeconds(count);
          case "min" -> m -> m.plusMinutes(count);
          case "hou" -> m -> m.plusHours(count);
          case "day" -> m -> m.plusDays(count);
          case "wee" -> m -> m.plusWeeks(count);
          case "for" -> m -> m.plusWeeks(2 * count);
          case "mon" -> m -> m.plusMonths(count);
          default -> m -> m.plusYears(count);
        });
    return true;
  }
}
