package org.unisono.app.lexicon.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Page;
import org.unisono.app.lexicon.Concept;
import org.unisono.app.lexicon.Hit;
import org.unisono.app.lexicon.Lexicon;
import org.unisono.app.lexicon.Vocabulary;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// The words of all systems.
@RestController
@RequestMapping("/api/v1/lexicon")
class LexiconController {

  private static final int LONGEST_WORD = 100;

  private final Lexicon lexicon;

  LexiconController(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// @param plurals by language, then by term: the word for several
  record Table(
      List<Vocabulary> systems,
      List<String> languages,
      List<ConceptBody> concepts,
      Map<String, Map<String, String>> plurals) {}

  /// @param terms by system and language; null where the system has no equivalent
  record ConceptBody(
      String key,
      Map<String, Map<String, @Nullable String>> terms,
      Map<String, String> help,
      Map<String, Map<String, String>> about) {}

  /// @param concept the key
  record HitBody(String concept, Map<String, String> help, List<Hit.Term> terms) {}

  @GetMapping
  @Needs(Permission.SIGNED_IN)
  Table table() {
    return new Table(
        lexicon.systems(),
        lexicon.languages(),
        lexicon.concepts().stream().map(this::body).toList(),
        lexicon.plurals());
  }

  @GetMapping("/search")
  @Needs(Permission.SIGNED_IN)
  Page<HitBody> search(@RequestParam("q") String word) {
    Texts.fault("/q", word, LONGEST_WORD)
        .ifPresent(
            fault -> {
              throw new Refused(Refusal.MALFORMED, List.of(fault));
            });
    return new Page<>(
        lexicon.search(word).stream()
            .map(h -> new HitBody(h.concept().key(), h.concept().help(), h.terms()))
            .toList(),
        null);
  }

  private ConceptBody body(Concept concept) {
    Map<String, Map<String, @Nullable String>> terms = new LinkedHashMap<>();
    for (var system : lexicon.systems()) {
      var words = concept.terms().getOrDefault(system.key(), Map.of());
      Map<String, @Nullable String> byLanguage = new LinkedHashMap<>();
      lexicon.languages().forEach(l -> byLanguage.put(l, words.get(l)));
      terms.put(system.key(), byLanguage);
    }
    return new ConceptBody(concept.key(), terms, concept.help(), concept.about());
  }
}
