package org.unisono.app.lexicon.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.unisono.app.lexicon.Concept;
import org.unisono.app.lexicon.Hit;

/// Finds concepts by anybody's word for them.
public final class WordSearch {

  private static final int LONGEST_ENDING = 2;

  /// How near a word comes, nearest first.
  private enum Nearness {
    SAME,
    BEGINS,
    HOLDS,
    FAR
  }

  private record Found(Concept concept, Nearness nearness, List<Hit.Term> terms) {}

  private final List<Concept> concepts;

  public WordSearch(List<Concept> concepts) {
    this.concepts = List.copyOf(concepts);
  }

  public List<Hit> search(String word) {
    var wanted = plain(word);
    if (wanted.isEmpty()) {
      return List.of();
    }
    return concepts.stream()
        .map(c -> found(c, wanted))
        .filter(f -> f.nearness() != Nearness.FAR)
        .sorted(Comparator.comparing(Found::nearness))
        .map(f -> new Hit(f.concept(), f.terms()))
        .toList();
  }

  private static Found found(Concept concept, String wanted) {
    List<Hit.Term> terms = new ArrayList<>();
    concept
        .terms()
        .forEach(
            (system, words) ->
                words.forEach((language, w) -> terms.add(new Hit.Term(system, language, w))));
    var near =
        terms.stream()
            .filter(t -> nearness(t.word(), wanted) != Nearness.FAR)
            .sorted(Comparator.comparing(t -> nearness(t.word(), wanted)))
            .toList();
    var words = Stream.of(terms.stream().map(Hit.Term::word), concept.also().stream());
    var best =
        words
            .flatMap(w -> w)
            .map(w -> nearness(w, wanted))
            .min(Comparator.naturalOrder())
            .orElse(Nearness.FAR);
    return new Found(concept, best, near);
  }

  private static Nearness nearness(String word, String wanted) {
    var plain = plain(word);
    int ending = wanted.length() - plain.length();
    if (plain.equals(wanted)
        || wanted.startsWith(plain) && ending > 0 && ending <= LONGEST_ENDING) {
      return Nearness.SAME;
    }
    if (plain.startsWith(wanted)) {
      return Nearness.BEGINS;
    }
    return plain.contains(wanted) ? Nearness.HOLDS : Nearness.FAR;
  }

  /// Lower case, without accents, hyphens and apostrophes.
  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
