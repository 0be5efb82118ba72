package org.unisono.app.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.app.edge.Translations;

class LexiconTest {

  private final Lexicon lexicon = new Lexicon();

  @Test
  void everyTermIsThereInAllLanguagesOrInNone() {
    assertThat(lexicon.concepts()).hasSizeGreaterThan(45);
    for (var concept : lexicon.concepts()) {
      assertComplete(concept.key(), concept.help());
      assertThat(concept.terms()).as(concept.key()).containsKey("plain");
      concept.terms().forEach((system, words) -> assertComplete(concept.key() + system, words));
      concept.about().forEach((system, words) -> assertComplete(concept.key() + system, words));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "person", "lead", "contact", "company", "campaign", "member", "memberStatus", "audience",
        "list", "segment", "flow", "send", "template", "form", "landingPage", "event",
        "trackedLink", "deal", "tag"
      })
  void everyTermOfWhatStandsInListsHasAPlural(String concept) {
    lexicon
        .find(concept)
        .orElseThrow()
        .terms()
        .forEach(
            (system, words) ->
                words.forEach(
                    (language, word) ->
                        assertThat(lexicon.plurals().get(language))
                            .as("%s in %s", concept, system)
                            .containsKey(word)));
  }

  @Test
  void everySystemThatIsNamedIsKnown() {
    var known = lexicon.systems().stream().map(Vocabulary::key).toList();

    assertThat(known)
        .containsExactly(
            "plain",
            "salesforce",
            "pardot",
            "dynamics",
            "sugarcrm",
            "hubspot",
            "marketo",
            "activecampaign",
            "mautic");
    for (var concept : lexicon.concepts()) {
      assertThat(known).as(concept.key()).containsAll(concept.terms().keySet());
      assertThat(known).as(concept.key()).containsAll(concept.about().keySet());
    }
  }

  @Test
  void conceptsAreNamedOnce() {
    assertThat(lexicon.concepts()).extracting(Concept::key).doesNotHaveDuplicates();
  }

  @Test
  void whatACampaignIsInEachSystemIsExplained() {
    assertThat(lexicon.find("campaign").orElseThrow().about())
        .containsOnlyKeys(lexicon.systems().stream().map(Vocabulary::key).toList());
  }

  @Test
  void aSystemWithoutAnEquivalentSaysSo() {
    assertThat(lexicon.term("member", "hubspot", "fi")).isEmpty();
    assertThat(lexicon.term("campaign", "activecampaign", "en")).isEmpty();
    assertThat(lexicon.term("send", "activecampaign", "de")).contains("Kampagne");
  }

  @ParameterizedTest
  @CsvSource({
    "smart campaigns, flow",
    "Programm, campaign",
    "PROSPECTS, person",
    "piste, lead",
    "campagne-membre, ",
    "Engagement Studio, flow",
    "Kaksonen, twin"
  })
  void anySystemsWordLeadsToTheConcept(String word, String concept) {
    var found = lexicon.search(word).stream().map(h -> h.concept().key()).toList();

    if (concept == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(concept);
    }
  }

  @Test
  void aWordThatIsTheTermItselfComesFirst() {
    assertThat(lexicon.search("segment").getFirst().concept().key()).isIn("audience", "segment");
    assertThat(lexicon.search("lead").getFirst().concept().key()).isEqualTo("lead");
  }

  @Test
  void anEmptyWordFindsNothing() {
    assertThat(lexicon.search(" - ")).isEmpty();
  }

  private static void assertComplete(String what, Map<String, String> words) {
    assertThat(words).as(what).containsOnlyKeys(Translations.LANGUAGES);
    assertThat(words.values()).as(what).allSatisfy(w -> assertThat(w).isNotBlank());
  }
}
