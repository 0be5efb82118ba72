package org.unisono.core.merge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.unisono.core.merge.Decision.Unseen;

/// Decides one field.
public final class FieldMerge {

  private final Sides sides;
  private final FieldMap map;

  private FieldMerge(Sides sides, FieldMap map) {
    this.sides = sides;
    this.map = map;
  }

  public static Decision decide(Sides sides, FieldMap map) {
    return new FieldMerge(sides, map).decided();
  }

  /// Carries out a person's choice on a conflict. What they chose against is named as lost. Still a
  /// conflict when their value was chosen and has no equivalent here.
  public static Decision settle(Sides sides, FieldMap map, Side chosen) {
    var merge = new FieldMerge(sides, map);
    return switch (chosen) {
      case OURS -> merge.give(new Lost(Side.THEIRS, sides.theirs(), Because.CHOSEN));
      case THEIRS -> merge.take(new Lost(Side.OURS, sides.ours(), Because.CHOSEN));
    };
  }

  /// The new base after their value was stored here.
  ///
  /// @param stored ours as it now stands: storing may have changed its form
  public static Agreement taken(Sides sides, Image stored) {
    return Agreement.of(stored, sides.theirs());
  }

  /// What came of a write: [Agreed], or a [Projection] when they refused or shortened it. Where
  /// another choice is read than what was there and what was given, the write was taken and
  /// somebody has moved since: what was given is agreed, and the next look takes theirs.
  ///
  /// @param readBack theirs as read after the write
  public static Decision.Settled written(Sides sides, GiveOurs give, Image readBack, FieldMap map) {
    if (readBack.equals(give.value())) {
      return new Agreed(Agreement.of(sides.ours(), readBack));
    }
    if (readBack instanceof Image.Unknown || readBack.equals(sides.theirs())) {
      return new Projection(
          Reason.NOT_HELD, new Agreement(sides.ours(), sides.theirs(), give.value()));
    }
    return map.isChosenThere(sides.ours(), readBack)
        ? new Agreed(Agreement.of(sides.ours(), give.value()))
        : new Projection(Reason.SHORTENED, Agreement.of(sides.ours(), readBack));
  }

  private Decision decided() {
    if (sides.ours() instanceof Image.Unknown(var why)) {
      return new Unseen(why);
    }
    if (sides.theirs() instanceof Image.Unknown(var why)) {
      return new Unseen(why);
    }
    var base = sides.base();
    return base == null ? firstJoin() : moved(base);
  }

  private Decision firstJoin() {
    if (isSame()) {
      return agreed();
    }
    if (sides.ours() instanceof Image.Blank) {
      return take(null);
    }
    return sides.theirs() instanceof Image.Blank ? give(null) : conflict(Cause.FIRST_JOIN);
  }

  private Decision moved(Agreement base) {
    boolean oursMoved = base.hasOursMoved(sides.ours());
    boolean theirsMoved = base.hasTheirsMoved(sides.theirs());
    if (!oursMoved && sides.theirs().equals(base.theirs())) {
      return new Agreed(base);
    }
    if (isSame()) {
      return agreed();
    }
    if (oursMoved && theirsMoved) {
      return both();
    }
    if (oursMoved) {
      return give(null);
    }
    return theirsMoved ? take(null) : projection(Reason.SHORTENED);
  }

  private Decision both() {
    return switch (map.policy()) {
      case ASK -> conflict(Cause.BOTH_MOVED);
      case OURS -> giveOver(Because.POLICY);
      case THEIRS -> takeOver(Because.POLICY);
      case NEWEST -> {
        var oursAt = sides.oursAt();
        var theirsAt = sides.theirsAt();
        yield oursAt == null || theirsAt == null
            ? conflict(Cause.BOTH_MOVED)
            : higher(oursAt.compareTo(theirsAt), Because.OLDER);
      }
      case RANK -> rank();
    };
  }

  private Decision rank() {
    var theirs = map.inOurs(sides.theirs());
    return theirs == null
        ? conflict(Cause.UNTRANSLATABLE)
        : higher(Integer.compare(rank(sides.ours()), rank(theirs)), Because.LOWER_RANK);
  }

  private Decision higher(int order, Because because) {
    if (order == 0) {
      return conflict(Cause.BOTH_MOVED);
    }
    return order > 0 ? giveOver(because) : takeOver(because);
  }

  private Decision giveOver(Because because) {
    return give(new Lost(Side.THEIRS, sides.theirs(), because));
  }

  private Decision takeOver(Because because) {
    return take(new Lost(Side.OURS, sides.ours(), because));
  }

  private Decision take(@Nullable Lost lost) {
    if (sides.theirs() instanceof Image.Blank && !map.blanks().comeIn()) {
      return projection(Reason.BLANK_STAYS);
    }
    var value = map.inOurs(sides.theirs());
    return value == null ? conflict(Cause.UNTRANSLATABLE) : new TakeTheirs(value, lost);
  }

  private Decision give(@Nullable Lost lost) {
    if (sides.ours() instanceof Image.Blank && !map.blanks().goOut()) {
      return projection(Reason.BLANK_STAYS);
    }
    if (isBarredDescent()) {
      return projection(Reason.CANNOT_GO_DOWN);
    }
    var value = map.inTheirs(sides.ours());
    return value == null ? projection(Reason.NO_EQUIVALENT) : new GiveOurs(value, lost);
  }

  private boolean isBarredDescent() {
    var ladder = map.ladder();
    var theirs = map.inOurs(sides.theirs());
    return ladder != null
        && ladder.theirs() == FieldMap.Ladder.Descent.IMPOSSIBLE
        && theirs != null
        && rank(sides.ours()) < rank(theirs);
  }

  private int rank(Image ours) {
    return ours instanceof Image.Filled(var status)
        ? Objects.requireNonNull(map.ladder()).rank().applyAsInt(status)
        : Integer.MIN_VALUE;
  }

  private boolean isSame() {
    return map.isSame(sides.ours(), sides.theirs());
  }

  private Decision agreed() {
    return new Agreed(Agreement.of(sides.ours(), sides.theirs()));
  }

  private Decision projection(Reason reason) {
    return new Projection(reason, Agreement.of(sides.ours(), sides.theirs()));
  }

  private Decision conflict(Cause cause) {
    return new Conflict(cause, sides.ours(), sides.theirs());
  }
}
