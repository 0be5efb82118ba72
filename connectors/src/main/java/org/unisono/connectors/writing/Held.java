package org.unisono.connectors.writing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisono.connector.RemoteRecord;
import org.unisono.core.merge.Image;

/// Whether a record holds what was given.
public final class Held {

  private Held() {}

  /// The fields in which it holds something else.
  public static Set<String> differing(Map<String, Image> given, RemoteRecord record) {
    return given.entrySet().stream()
        .filter(e -> !isSame(e.getValue(), record.image(e.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Equal, or the same number in other digits.
  public static boolean isSame(Image one, Image other) {
    return one.equals(other)
        || (one instanceof Image.Filled(var a)
            && other instanceof Image.Filled(var b)
            && isNumber(a)
            && isNumber(b)
            // Leading zeros tell texts apart: a postal code is no number.
            && a.startsWith("0") == b.startsWith("0")
            && new BigDecimal(a).compareTo(new BigDecimal(b)) == 0);
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,30}(\\.\\d{1,10})?");
  }
}
