package org.unisono.core.flows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.unisono.core.json.JsonAt;

/// Closed sets of words in JSON: enum constants in camelCase.
final class Words {

  private Words() {}

  static String of(JsonAt at, Set<String> allowed) {
    var word = at.text();
    if (!allowed.contains(word)) {
      var sorted = String.join(", ", new TreeSet<>(allowed));
      throw at.refuse("badWord", "One of " + sorted + " is expected.", Map.of("words", sorted));
    }
    return word;
  }

  static <E extends Enum<E>> E of(JsonAt at, Class<E> type) {
    var byWord =
        Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Words::word, e -> e));
    return Objects.requireNonNull(byWord.get(of(at, byWord.keySet())));
  }

  static String word(Enum<?> constant) {
    var parts = constant.name().toLowerCase(Locale.ROOT).split("_");
    return parts[0]
        + Arrays.stream(parts)
            .skip(1)
            .map(p -> Character.toUpperCase(p.charAt(0)) + p.substring(1))
            .collect(Collectors.joining());
  }
}
