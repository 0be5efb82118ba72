package org.unisono.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.Decision.GiveOurs;
import org.unisono.core.merge.Decision.Lost;
import org.unisono.core.merge.Decision.Side;
import org.unisono.core.merge.Decision.TakeTheirs;
import org.unisono.core.merge.FieldMap.Blanks;
import org.unisono.core.merge.FieldMap.Ladder;
import org.unisono.core.merge.FieldMap.Policy;
import org.unisono.core.merge.FieldMap.Translation;

/// One field on two sides through a random history of edits and cycles.
final class TwoSides {

  /// Statuses are chosen from a list.
  static final Translation CHOICE =
      new Translation() {
        @Override
        public String toTheirs(String ours) {
          return ours;
        }

        @Override
        public String toOurs(String theirs) {
          return theirs;
        }

        @Override
        public boolean isChoice() {
          return true;
        }
      };

  private final Random random;
  private final OtherSystem there;
  private final FieldMap map;
  private final int oursLongest;
  private final Set<Image> edits = new HashSet<>();
  private final Set<Image> enteredThere = new HashSet<>();
  private final Set<Image> history = new HashSet<>();
  private @Nullable Agreement base;
  private Image ours = new Image.Blank();
  private Image stale = ours;
  private int tick;
  private long oursAt;
  private long theirsAt;
  private int writes;
  private boolean quiet;

  TwoSides(long seed) {
    random = new Random(seed);
    var policy = Policy.values()[random.nextInt(Policy.values().length)];
    boolean ladder = policy == Policy.RANK;
    there = new OtherSystem(random, ladder);
    map =
        new FieldMap(
            policy,
            ladder ? CHOICE : Translation.SAME,
            Blanks.values()[random.nextInt(4)],
            ladder
                ? new Ladder(
                    MergePropertyTest::rank,
                    there.isUpOnly() ? Ladder.Descent.IMPOSSIBLE : Ladder.Descent.POSSIBLE)
                : null);
    oursLongest = !ladder && random.nextInt(4) == 0 ? 10 : 100;
  }

  void live() {
    for (int i = 0; i < 30; i++) {
      switch (random.nextInt(6)) {
        case 0 -> editHere(fresh());
        case 1 -> editThere(fresh());
        case 2 -> bridge();
        default -> cycle(random.nextInt(8) == 0);
      }
    }
  }

  /// A cycle in which nobody else does anything; how many values it wrote.
  int quietCycle() {
    writes = 0;
    quiet = true;
    cycle(false);
    return writes;
  }

  /// Values that somebody entered, in the form in which that side kept them, and that stand nowhere
  /// any more.
  Set<Image> disappeared() {
    var gone = new HashSet<>(edits);
    gone.remove(new Image.Blank());
    gone.removeAll(history);
    gone.remove(ours);
    gone.remove(there.actual());
    return gone;
  }

  private Image fresh() {
    if (random.nextInt(6) == 0) {
      return new Image.Blank();
    }
    var value = "%04d".formatted(++tick) + "abcd".charAt(random.nextInt(4)) + "-efghijkl";
    return Image.of(value);
  }

  private void editHere(Image value) {
    history.add(ours);
    ours = kept(value);
    oursAt = ++tick;
    edits.add(ours);
  }

  private void editThere(Image value) {
    if (there.isUpOnly()
        && MergePropertyTest.rank(value) < MergePropertyTest.rank(there.actual())) {
      return;
    }
    history.add(there.actual());
    stale = there.actual();
    there.edit(value);
    theirsAt = ++tick;
    edits.add(there.actual());
    enteredThere.add(there.actual());
  }

  /// A third party carries a value round: theirs to here, or an older one of theirs back there.
  private void bridge() {
    if (random.nextBoolean()) {
      history.add(ours);
      ours = kept(there.actual());
      oursAt = ++tick;
    } else {
      history.add(there.actual());
      there.edit(stale);
      enteredThere.add(there.actual());
      theirsAt = ++tick;
    }
  }

  private void cycle(boolean blind) {
    there.settle();
    var seen = blind ? new Image.Unknown(Image.Why.NOT_RETURNED) : there.read();
    var sides =
        new Sides(base, ours, seen, Instant.ofEpochSecond(oursAt), Instant.ofEpochSecond(theirsAt));
    var decision = FieldMerge.decide(sides, map);
    if (decision instanceof Decision.Conflict && !quiet && random.nextInt(4) == 0) {
      decision = FieldMerge.settle(sides, map, Side.values()[random.nextInt(2)]);
    }
    carryOut(decision, sides);
  }

  private void carryOut(Decision decision, Sides sides) {
    switch (decision) {
      case Decision.Agreed(var next) -> base = next;
      case Decision.Projection(_, var next) -> base = next;
      case Decision.Conflict _, Decision.Unseen _ -> {}
      case TakeTheirs(var value, var lost) -> {
        assertThat(enteredThere).as("what is taken was entered there").contains(sides.theirs());
        keep(base == null ? null : base.ours(), ours, lost);
        writes++;
        ours = kept(value);
        base = FieldMerge.taken(sides, ours);
      }
      case GiveOurs give -> {
        keep(base == null ? null : base.theirs(), there.actual(), give.lost());
        writes++;
        there.write(give.value());
        if (!quiet && random.nextInt(4) == 0 && map.translation().isChoice()) {
          editThere(fresh());
        }
        carryOut(FieldMerge.written(sides, give, there.read(), map), sides);
      }
    }
  }

  /// A sync may put into the history what it names as lost, and what had been agreed and is now
  /// replaced by a later edit; nothing else.
  private void keep(@Nullable Image agreed, Image overwritten, @Nullable Lost lost) {
    if (lost != null) {
      history.add(lost.value());
    }
    if (overwritten.equals(agreed)) {
      history.add(overwritten);
    }
  }

  private Image kept(Image value) {
    return value instanceof Image.Filled(var raw)
        ? Image.of(raw.substring(0, Math.min(oursLongest, raw.length())))
        : value;
  }
}
