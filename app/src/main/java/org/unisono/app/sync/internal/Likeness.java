package org.unisono.app.sync.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How alike two names are, and two campaigns.
final class Likeness {

  /// What the name says of two campaigns; the rest is said by when they start.
  private static final double OF_NAME = 0.8;

  /// Two that start further apart than this are two.
  private static final double DAYS = 92;

  private Likeness() {}

  /// Of two campaigns, 0 to 1: the one of last year has the same name and is another one.
  ///
  /// @param theirStart as they write it; read where it begins with an ISO date
  static double of(
      String ours, String theirs, @Nullable LocalDate ourStart, @Nullable String theirStart) {
    return OF_NAME * of(ours, theirs) + (1 - OF_NAME) * near(ourStart, day(theirStart));
  }

  /// 1 on the same day; a half where nothing is known.
  private static double near(@Nullable LocalDate ours, @Nullable LocalDate theirs) {
    return ours == null || theirs == null
        ? 0.5
        : Math.max(0, 1 - Math.abs(ChronoUnit.DAYS.between(ours, theirs)) / DAYS);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Shared words over all words of both names, 0 to 1.
  static double of(String ours, String theirs) {
    var a = words(ours);
    var b = words(theirs);
    var shared = new HashSet<>(a);
    shared.retainAll(b);
    var all = new HashSet<>(a);
    all.addAll(b);
    return all.isEmpty() ? 0 : (double) shared.size() / all.size();
  }

  private static Set<String> words(String name) {
    var words =
        new HashSet<>(Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    words.remove("");
    return words;
  }
}
