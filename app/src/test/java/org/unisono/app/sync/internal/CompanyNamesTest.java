package org.unisono.app.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisono.app.sync.Mode;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.FieldMap;
import org.unisono.core.merge.Image;

class CompanyNamesTest {

  private static final Image NONE = new Image.Blank();

  private static RecordDecision decide(Image ours, Image theirs, Map<String, Agreement> base) {
    var map = new FieldMap(FieldMap.Policy.ASK, Translations.text(10), FieldMap.Blanks.NEVER, null);
    var field = new MappedField("company", "Company", map, Mode.BOTH, Set.of("Private"));
    return RecordDecision.of(
        java.util.List.of(field), Map.of("company", ours), Map.of("Company", theirs), base);
  }

  @Test
  void whatStandsInForACompanyIsNone() {
    for (var word : new String[] {"[not provided]", "[[Unknown]]", "Private", "  "}) {
      assertThat(decide(NONE, Image.of(word), Map.of()).writes()).as(word).isFalse();
      assertThat(decide(Image.of("Lumi"), Image.of(word), Map.of()).give()).as(word).hasSize(1);
    }
  }

  @Test
  void namesThatDifferInCaseOnlyAreOne() {
    var first = decide(Image.of("Lumi"), Image.of(" LUMI "), Map.of());
    assertThat(first.writes()).isFalse();
    assertThat(first.conflicts()).isEmpty();

    var agreed = Map.of("company", Agreement.of(Image.of("LUMI"), Image.of("LUMI")));
    assertThat(decide(Image.of("Lumi"), Image.of("LUMI"), agreed).writes()).isFalse();
    assertThat(decide(Image.of("Lumi"), Image.of("Aalto"), agreed).take()).hasSize(1);
    assertThat(decide(Image.of("Aalto"), Image.of("LUMI"), agreed).give()).hasSize(1);
  }

  @Test
  void twoCompaniesAreAskedAbout() {
    assertThat(decide(Image.of("Lumi"), Image.of("Aalto"), Map.of()).conflicts()).hasSize(1);
  }

  @Test
  void aLongNameIsCutThereAndStaysWholeHere() {
    assertThat(decide(Image.of("Lumi and Aalto"), NONE, Map.of()).give())
        .containsEntry("company", new Decision.GiveOurs(Image.of("Lumi and A"), null));
    assertThat(decide(Image.of("Lumi and Aalto"), Image.of("Lumi and A"), Map.of()).writes())
        .isFalse();
  }

  @Test
  void whatCannotBeSeenIsNotTakenForNone() {
    var unread = new Image.Unknown(Image.Why.UNREADABLE);
    var agreed = Map.of("company", Agreement.of(Image.of("Lumi"), Image.of("Lumi")));
    assertThat(decide(Image.of("Lumi"), unread, agreed).writes()).isFalse();
    assertThat(decide(Image.of("Lumi"), NONE, agreed).writes()).isFalse();
  }
}
