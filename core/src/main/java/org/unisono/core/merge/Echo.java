package org.unisono.core.merge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Whether a value that turned up on the other side is our own write, come late.
final class Echo {

  private Echo() {}

  /// True when `seen` is what was given, or what a system makes of it that keeps less: a beginning
  /// of it (80 characters, a date without its time), or the number with fewer decimals. A person
  /// who types just that there is taken for an echo too; both values then stand, as a projection.
  static boolean isOf(@Nullable Image given, Image seen) {
    if (given == null || seen.equals(given)) {
      return given != null;
    }
    return given instanceof Image.Filled(var whole)
        && seen instanceof Image.Filled(var part)
        && (whole.startsWith(part) || isRounded(whole, part));
  }

  private static boolean isRounded(String whole, String part) {
    if (!isPlainNumber(whole) || !isPlainNumber(part)) {
      return false;
    }
    var exact = new BigDecimal(whole);
    var kept = new BigDecimal(part);
    return kept.scale() <= exact.scale()
        && (exact.setScale(kept.scale(), RoundingMode.HALF_UP).compareTo(kept) == 0
            || exact.setScale(kept.scale(), RoundingMode.HALF_EVEN).compareTo(kept) == 0
            || exact.setScale(kept.scale(), RoundingMode.DOWN).compareTo(kept) == 0);
  }

  private static boolean isPlainNumber(String text) {
    return text.matches("-?\\d{1,40}(\\.\\d{1,20})?");
  }
}
