package org.unisono.app.lexicon.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unisono.app.lexicon.Concept;
import org.unisono.app.lexicon.Vocabulary;
import tools.jackson.databind.json.JsonMapper;

/// The table of terms as it is written down in `lexicon.json`.
public record LexiconFile(
    List<Vocabulary> systems,
    List<String> languages,
    List<Concept> concepts,
    Map<String, Map<String, String>> plurals) {

  private static final String NAME = "/lexicon.json";

  public static LexiconFile read() {
    try (var in = Objects.requireNonNull(LexiconFile.class.getResourceAsStream(NAME), NAME)) {
      return JsonMapper.shared().readValue(in, Written.class).file();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param terms null for a system without an equivalent
  private record WrittenConcept(
      String key,
      Map<String, @Nullable Map<String, String>> terms,
      Map<String, String> help,
      List<String> also,
      @Nullable Map<String, Map<String, String>> about) {

    Concept concept() {
      Map<String, Map<String, String>> there = new LinkedHashMap<>();
      terms.forEach(
          (system, words) -> {
            if (words != null) {
              there.put(system, words);
            }
          });
      return new Concept(key, there, help, also, about == null ? Map.of() : about);
    }
  }

  private record Written(
      List<Vocabulary> systems,
      List<String> languages,
      List<WrittenConcept> concepts,
      Map<String, Map<String, String>> plurals) {

    LexiconFile file() {
      return new LexiconFile(
          systems, languages, concepts.stream().map(WrittenConcept::concept).toList(), plurals);
    }
  }
}
