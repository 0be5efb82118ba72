package org.unisono.app.sync.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.FieldMap.Translation;

/// How values of one field read on the other side.
final class Translations {

  /// Words that other systems use for the five states of a campaign.
  private static final Map<String, List<String>> STATES =
      Map.of(
          "planned", List.of("planned", "planning", "draft", "proposed", "readytolaunch"),
          "active", List.of("active", "inprogress", "launched", "running"),
          "paused", List.of("paused", "onhold", "suspended", "inactive"),
          "completed", List.of("completed", "complete", "finished"),
          "cancelled", List.of("cancelled", "canceled", "aborted"));

  private Translations() {}

  /// Longer texts are cut to what the field holds, so that they are kept there as a projection.
  static Translation text(int length) {
    return of(
        ours -> length > 0 && ours.length() > length ? ours.substring(0, length) : ours,
        theirs -> theirs);
  }

  /// Numbers are equal when their values are, however they are written.
  static Translation number(int scale) {
    return of(
        ours -> number(ours).map(n -> plain(n.stripTrailingZeros())).orElse(null),
        theirs ->
            number(theirs).map(n -> plain(n.setScale(scale, RoundingMode.HALF_UP))).orElse(null));
  }

  /// Numbers of any scale.
  static Translation exact() {
    Function<String, @Nullable String> plain =
        text -> number(text).map(n -> plain(n.stripTrailingZeros())).orElse(null);
    return of(plain, plain);
  }

  /// A number of ours, as [#number(int)] reads theirs.
  static String ours(BigDecimal number, int scale) {
    return plain(number.setScale(scale, RoundingMode.HALF_UP));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  /// Calendar dates; of a moment the day.
  static Translation date() {
    return of(
        ours -> ours,
        theirs -> theirs.matches("\\d{4}-\\d\\d-\\d\\d.*") ? theirs.substring(0, 10) : null);
  }

  /// The state of a campaign. A label that stands for several of their values is never rewritten
  /// into another of them, as each side is held against its own image only.
  static Translation state(List<String> options) {
    return choice(
        ours ->
            options.stream()
                .filter(o -> STATES.getOrDefault(ours, List.of()).contains(Words.normal(o)))
                .findFirst()
                .orElse(null),
        theirs ->
            STATES.entrySet().stream()
                .filter(e -> e.getValue().contains(Words.normal(theirs)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null));
  }

  /// Pick lists whose labels mean the same when they read the same.
  static Translation label(List<String> options, List<String> ourKeys) {
    return choice(ours -> same(options, ours), theirs -> same(ourKeys, theirs));
  }

  /// Text of ours that has to be one of their options; theirs come as they are.
  static Translation option(List<String> options) {
    return choice(ours -> same(options, ours), theirs -> theirs);
  }

  /// Text of theirs that has to be one of our options; ours go as they are.
  static Translation oneOf(List<String> options) {
    return choice(ours -> ours, theirs -> same(options, theirs));
  }

  /// Yes or no; some systems write a flag as a number.
  static Translation flag() {
    return choice(
        ours -> ours,
        theirs ->
            switch (theirs.toLowerCase(Locale.ROOT)) {
              case "true", "1", "yes" -> "true";
              case "false", "0", "no" -> "false";
              default -> null;
            });
  }

  private static @Nullable String same(List<String> words, String word) {
    return words.stream()
        .filter(w -> Words.normal(w).equals(Words.normal(word)))
        .findFirst()
        .orElse(null);
  }

  private static Translation of(
      Function<String, @Nullable String> toTheirs, Function<String, @Nullable String> toOurs) {
    return of(toTheirs, toOurs, false);
  }

  private static Translation choice(
      Function<String, @Nullable String> toTheirs, Function<String, @Nullable String> toOurs) {
    return of(toTheirs, toOurs, true);
  }

  private static Translation of(
      Function<String, @Nullable String> toTheirs,
      Function<String, @Nullable String> toOurs,
      boolean isChoice) {
    return new Translation() {
      @Override
      public @Nullable String toTheirs(String ours) {
        return toTheirs.apply(ours);
      }

      @Override
      public @Nullable String toOurs(String theirs) {
        return toOurs.apply(theirs);
      }

      @Override
      public boolean isChoice() {
        return isChoice;
      }
    };
  }
}
