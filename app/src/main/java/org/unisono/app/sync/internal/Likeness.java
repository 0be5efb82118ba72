package org.unisono.app.sync.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// How alike two names are.
final class Likeness {

  private Likeness() {}

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
