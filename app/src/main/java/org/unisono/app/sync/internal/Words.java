package org.unisono.app.sync.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.unisono.connector.Asset;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Stream;

/// Enums of the connector contract as words of the API and of tables.
public final class Words {

  private Words() {}

  public static String of(Stream stream) {
    return stream.name().toLowerCase(Locale.ROOT);
  }

  public static String of(RecordKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  public static RecordKind kind(String word) {
    return RecordKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  public static Optional<RecordKind> recordKind(String word) {
    return Arrays.stream(RecordKind.values()).filter(k -> of(k).equals(word)).findFirst();
  }

  public static Optional<Stream> stream(String word) {
    return Arrays.stream(Stream.values()).filter(s -> of(s).equals(word)).findFirst();
  }

  static Optional<Asset.Kind> assetKind(String word) {
    return Arrays.stream(Asset.Kind.values()).filter(k -> camel(k).equals(word)).findFirst();
  }

  /// `BOTH_MOVED` becomes `bothMoved`.
  public static String camel(Enum<?> constant) {
    var words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    var text = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return text.toString();
  }

  /// Letters and digits only, lower case: `NO_SHOW`, `No show` and `no-show` are one.
  static String normal(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
