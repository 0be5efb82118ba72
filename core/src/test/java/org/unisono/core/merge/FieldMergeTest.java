package org.unisono.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unisono.core.merge.Decision.Agreed;
import org.unisono.core.merge.Decision.Because;
import org.unisono.core.merge.Decision.Cause;
import org.unisono.core.merge.Decision.Conflict;
import org.unisono.core.merge.Decision.GiveOurs;
import org.unisono.core.merge.Decision.Lost;
import org.unisono.core.merge.Decision.Projection;
import org.unisono.core.merge.Decision.Reason;
import org.unisono.core.merge.Decision.Side;
import org.unisono.core.merge.Decision.TakeTheirs;
import org.unisono.core.merge.FieldMap.Blanks;
import org.unisono.core.merge.FieldMap.Ladder;
import org.unisono.core.merge.FieldMap.Policy;
import org.unisono.core.merge.FieldMap.Translation;

class FieldMergeTest {

  private static final FieldMap ASK = FieldMap.of(Policy.ASK);
  private static final Agreement AB = Agreement.of(Image.of("a"), Image.of("b"));

  @Test
  void eachSideIsComparedOnlyWithItsOwnImage() {
    assertThat(FieldMerge.decide(sides(AB, "a", "b"), ASK)).isEqualTo(new Agreed(AB));
  }

  @Test
  void anAgreementTellsWhichSideHasMovedAndALateEchoIsNoMove() {
    assertThat(AB.hasOursMoved(Image.of("a"))).isFalse();
    assertThat(AB.hasOursMoved(Image.of("b"))).isTrue();
    assertThat(AB.hasTheirsMoved(Image.of("b"))).isFalse();
    assertThat(AB.hasTheirsMoved(new Image.Blank())).isTrue();
    var late = new Agreement(Image.of("abc"), Image.of("x"), Image.of("abc"));
    assertThat(late.hasTheirsMoved(Image.of("ab"))).isFalse();
    assertThat(late.hasTheirsMoved(Image.of("y"))).isTrue();
  }

  @Test
  void whatIsKeptWithLessIsABeginningOrFewerDecimalsAndNeverTheSame() {
    assertThat(ASK.keepsLess(Image.of("winter fair"), Image.of("winter"))).isTrue();
    assertThat(ASK.keepsLess(Image.of("12.40"), Image.of("12"))).isTrue();
    assertThat(ASK.keepsLess(Image.of("winter"), Image.of("winter"))).isFalse();
    assertThat(ASK.keepsLess(Image.of("winter"), Image.of("spring"))).isFalse();
    assertThat(ASK.keepsLess(Image.of("winter"), new Image.Blank())).isFalse();
  }

  @Test
  void theSideThatMovedIsTaken() {
    assertThat(FieldMerge.decide(sides(AB, "a", "c"), ASK))
        .isEqualTo(new TakeTheirs(Image.of("c"), null));
    assertThat(FieldMerge.decide(sides(AB, "c", "b"), ASK))
        .isEqualTo(new GiveOurs(Image.of("c"), null));
  }

  @Test
  void bothMovedToTheSameIsAgreement() {
    assertThat(FieldMerge.decide(sides(AB, "c", "c"), ASK))
        .isEqualTo(new Agreed(Agreement.of(Image.of("c"), Image.of("c"))));
  }

  @Test
  void bothMovedFollowsThePolicyAndNamesWhatIsLost() {
    var both = sides(AB, "c", "d");
    assertThat(FieldMerge.decide(both, ASK))
        .isEqualTo(new Conflict(Cause.BOTH_MOVED, Image.of("c"), Image.of("d")));
    assertThat(FieldMerge.decide(both, FieldMap.of(Policy.OURS)))
        .isEqualTo(
            new GiveOurs(Image.of("c"), new Lost(Side.THEIRS, Image.of("d"), Because.POLICY)));
    assertThat(FieldMerge.decide(both, FieldMap.of(Policy.THEIRS)))
        .isEqualTo(
            new TakeTheirs(Image.of("d"), new Lost(Side.OURS, Image.of("c"), Because.POLICY)));
    assertThat(FieldMerge.settle(both, ASK, Side.THEIRS))
        .isEqualTo(
            new TakeTheirs(Image.of("d"), new Lost(Side.OURS, Image.of("c"), Because.CHOSEN)));
  }

  @Test
  void newestAsksWhereATimeIsMissing() {
    var newest = FieldMap.of(Policy.NEWEST);
    assertThat(FieldMerge.decide(sides(AB, "c", "d"), newest)).isInstanceOf(Conflict.class);
    var timed =
        new Sides(
            AB, Image.of("c"), Image.of("d"), Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
    assertThat(FieldMerge.decide(timed, newest)).isInstanceOf(TakeTheirs.class);
  }

  @Test
  void ranksDecideOnlyWhenBothSidesMoved() {
    var base = Agreement.of(Image.of("Registered"), Image.of("Registered"));
    var map = ladder(Ladder.Descent.POSSIBLE);
    assertThat(FieldMerge.decide(sides(base, "Registered", "Invited"), map))
        .isEqualTo(new TakeTheirs(Image.of("Invited"), null));
    assertThat(FieldMerge.decide(sides(base, "Attended", "Invited"), map))
        .isEqualTo(
            new GiveOurs(
                Image.of("Attended"),
                new Lost(Side.THEIRS, Image.of("Invited"), Because.LOWER_RANK)));
  }

  @Test
  void aSideThatCannotGoDownKeepsItsValueAsAProjection() {
    var base = Agreement.of(Image.of("Attended"), Image.of("Attended"));
    var map = ladder(Ladder.Descent.IMPOSSIBLE);
    var down = FieldMerge.decide(sides(base, "Invited", "Attended"), map);
    assertThat(down)
        .isInstanceOfSatisfying(
            Projection.class,
            p -> {
              assertThat(p.reason()).isEqualTo(Reason.CANNOT_GO_DOWN);
              var again = FieldMerge.decide(sides(p.next(), "Invited", "Attended"), map);
              assertThat(again).isEqualTo(new Agreed(p.next()));
            });
  }

  @Test
  void aFirstJoinFillsBlanksAndAsksForTheRestWhateverThePolicy() {
    for (var policy : List.of(Policy.ASK, Policy.OURS, Policy.THEIRS, Policy.NEWEST)) {
      var map = FieldMap.of(policy);
      assertThat(FieldMerge.decide(sides(null, "", "x"), map)).isInstanceOf(TakeTheirs.class);
      assertThat(FieldMerge.decide(sides(null, "x", ""), map)).isInstanceOf(GiveOurs.class);
      assertThat(FieldMerge.decide(sides(null, "x", "x"), map)).isInstanceOf(Agreed.class);
      assertThat(FieldMerge.decide(sides(null, "x", "y"), map))
          .isEqualTo(new Conflict(Cause.FIRST_JOIN, Image.of("x"), Image.of("y")));
    }
  }

  @Test
  void whatCannotBeSeenIsNoBlank() {
    for (var why : Image.Why.values()) {
      var sides = Sides.of(AB, Image.of("c"), new Image.Unknown(why));
      assertThat(FieldMerge.decide(sides, ASK)).isEqualTo(new Decision.Unseen(why));
    }
  }

  @Test
  void aBlankTravelsOnlyWhereTheMapSaysSo() {
    var never = new FieldMap(Policy.ASK, Translation.SAME, Blanks.NEVER, null);
    assertThat(FieldMerge.decide(sides(AB, "a", ""), never))
        .isEqualTo(
            new Projection(Reason.BLANK_STAYS, Agreement.of(Image.of("a"), new Image.Blank())));
    assertThat(FieldMerge.decide(sides(AB, "a", ""), ASK))
        .isEqualTo(new TakeTheirs(new Image.Blank(), null));
  }

  @Test
  void aLateAndShortenedWriteIsNoEdit() {
    var sides = sides(AB, "a long name", "b");
    var give = (GiveOurs) FieldMerge.decide(sides, ASK);
    var notYet = (Projection) FieldMerge.written(sides, give, Image.of("b"), ASK);
    assertThat(notYet.reason()).isEqualTo(Reason.NOT_HELD);
    assertThat(FieldMerge.decide(sides(notYet.next(), "a long name", "a lon"), ASK))
        .isInstanceOfSatisfying(
            Projection.class, p -> assertThat(p.reason()).isEqualTo(Reason.SHORTENED));
    assertThat(Echo.isOf(Image.of("12.345"), Image.of("12.35"))).isTrue();
    assertThat(Echo.isOf(Image.of("12.345"), Image.of("13"))).isFalse();
  }

  @Test
  void anotherChoiceThatIsReadAfterAWriteIsAnEdit() {
    var sides = sides(AB, "c", "b");
    var map = new FieldMap(Policy.ASK, TwoSides.CHOICE, Blanks.BOTH, null);
    var give = (GiveOurs) FieldMerge.decide(sides, map);
    var written = FieldMerge.written(sides, give, Image.of("d"), map);
    assertThat(written).isInstanceOf(Decision.Agreed.class);
    assertThat(FieldMerge.decide(sides(written.next(), "c", "d"), map))
        .isEqualTo(new TakeTheirs(Image.of("d"), null));
    var text = FieldMerge.written(sides, give, Image.of("d"), ASK);
    assertThat(FieldMerge.decide(sides(text.next(), "c", "d"), ASK))
        .isEqualTo(new Decision.Agreed(text.next()));
  }

  @Test
  void aValueWithoutEquivalentWaitsForAPersonOrStaysWhereItIs() {
    var table =
        new Translation() {
          @Override
          public @Nullable String toTheirs(String ours) {
            return Map.of("a", "b").get(ours);
          }

          @Override
          public @Nullable String toOurs(String theirs) {
            return Map.of("b", "a").get(theirs);
          }
        };
    var map = new FieldMap(Policy.ASK, table, Blanks.BOTH, null);
    assertThat(FieldMerge.decide(sides(AB, "a", "z"), map))
        .isEqualTo(new Conflict(Cause.UNTRANSLATABLE, Image.of("a"), Image.of("z")));
    assertThat(FieldMerge.decide(sides(AB, "z", "b"), map))
        .isInstanceOfSatisfying(
            Projection.class, p -> assertThat(p.reason()).isEqualTo(Reason.NO_EQUIVALENT));
  }

  @Test
  void aRecordIsDecidedFieldByFieldAndUnmappedFieldsStayOut() {
    var record = Map.of("name", sides(AB, "a", "c"), "secret", sides(AB, "a", "c"));
    assertThat(RecordMerge.decide(record, Map.of("name", ASK))).containsOnlyKeys("name");
  }

  private static FieldMap ladder(Ladder.Descent descent) {
    var order = List.of("Invited", "Registered", "Attended");
    return new FieldMap(
        Policy.RANK, Translation.SAME, Blanks.BOTH, new Ladder(order::indexOf, descent));
  }

  private static Sides sides(@Nullable Agreement base, String ours, String theirs) {
    return Sides.of(base, Image.of(ours), Image.of(theirs));
  }
}
