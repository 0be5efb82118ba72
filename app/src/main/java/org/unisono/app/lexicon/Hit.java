package org.unisono.app.lexicon;

import java.util.List;

/// A concept that a word was found for.
///
/// @param terms whose words it was found by, best first; empty when it was one of the further words
public record Hit(Concept concept, List<Term> terms) {

  /// A system's word for the concept, in one language.
  public record Term(String system, String language, String word) {}
}
