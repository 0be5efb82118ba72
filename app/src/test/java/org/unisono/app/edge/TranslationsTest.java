package org.unisono.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  private final Translations translations = new Translations();

  @Test
  void everyCodeInTheSourcesHasAText() throws IOException {
    var codes = RefusalCodes.in(Path.of("src/main/java"), Path.of("../core/src/main/java"));

    assertThat(codes).contains("notFound", "stale", "unknownStatus", "ambiguousEmail", "tooDeep");
    assertThat(catalogue("en").stringPropertyNames()).containsAll(codes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "it", "fi", "de"})
  void everyLanguageSaysAsMuchAsEnglishWithTheSameParameters(String language) throws IOException {
    var english = catalogue("en");
    var other = catalogue(language);

    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var code : english.stringPropertyNames()) {
      assertThat(other.getProperty(code)).as(code).isNotBlank();
      assertThat(placeholders(other, code)).as(code).isEqualTo(placeholders(english, code));
    }
  }

  @Test
  void aRefusalWithoutParametersNeverShowsABrace() {
    assertThat(translations.text("de", "notJson", Map.of(), "The body is not JSON."))
        .isEqualTo("Der Inhalt ist kein JSON.");
    assertThat(translations.text("de", "codeTaken", Map.of(), "The code is taken."))
        .isEqualTo("The code is taken.");
  }

  @Test
  void ourOwnWordsInAParameterAreTranslated() {
    assertThat(translations.text("de", "notFound", Map.of("what", "campaign", "id", "7"), ""))
        .isEqualTo("Nicht gefunden: Kampagne 7.");
  }

  private static TreeSet<String> placeholders(Properties catalogue, String code) {
    var found = new TreeSet<String>();
    PLACEHOLDER
        .matcher(catalogue.getProperty(code))
        .results()
        .map(MatchResult::group)
        .forEach(found::add);
    return found;
  }

  private static Properties catalogue(String language) throws IOException {
    var name = "/i18n/problems_" + language + ".properties";
    try (var in = Objects.requireNonNull(TranslationsTest.class.getResourceAsStream(name), name)) {
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    }
  }
}
