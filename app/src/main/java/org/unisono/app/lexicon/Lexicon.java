package org.unisono.app.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Translations;
import org.unisono.app.lexicon.internal.LexiconFile;
import org.unisono.app.lexicon.internal.WordSearch;

/// What every concept is called in every system and language.
@Component
public class Lexicon {

  private final List<Vocabulary> systems;
  private final List<Concept> concepts;
  private final Map<String, Map<String, String>> plurals;
  private final WordSearch search;

  Lexicon() {
    var file = LexiconFile.read();
    systems = file.systems();
    concepts = file.concepts();
    plurals = file.plurals();
    search = new WordSearch(concepts);
  }

  /// Every system, ours (`plain`) first.
  public List<Vocabulary> systems() {
    return systems;
  }

  public List<String> languages() {
    return Translations.LANGUAGES;
  }

  public List<Concept> concepts() {
    return concepts;
  }

  /// By language, the word for several of what a term names; only of terms that can be counted.
  public Map<String, Map<String, String>> plurals() {
    return plurals;
  }

  public Optional<Concept> find(String key) {
    return concepts.stream().filter(c -> c.key().equals(key)).findFirst();
  }

  /// That system's term; empty when it has no equivalent, or when there is no such concept,
  /// system or language.
  public Optional<String> term(String concept, String system, String language) {
    return find(concept)
        .flatMap(c -> Optional.ofNullable(c.terms().get(system)))
        .flatMap(terms -> Optional.ofNullable(terms.get(language)));
  }

  /// The concepts that a word of any system and language stands for, best first. Case, accents,
  /// hyphens and an ending of up to two letters (a plural) make no difference.
  public List<Hit> search(String word) {
    return search.search(word);
  }
}
