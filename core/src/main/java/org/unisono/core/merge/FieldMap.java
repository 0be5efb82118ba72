package org.unisono.core.merge;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// How a field here and a field there belong together.
///
/// @param ladder for [Policy#RANK], null otherwise
public record FieldMap(
    Policy policy, Translation translation, Blanks blanks, @Nullable Ladder ladder) {

  public FieldMap {
    if ((policy == Policy.RANK) != (ladder != null)) {
      throw new IllegalArgumentException("a ladder if and only if the policy is RANK");
    }
  }

  public static FieldMap of(Policy policy) {
    return new FieldMap(policy, Translation.SAME, Blanks.BOTH, null);
  }

  /// The same with another translation.
  public FieldMap by(Translation other) {
    return new FieldMap(policy, other, blanks, ladder);
  }

  /// Whether the two say the same, each in the representation of its side.
  public boolean isSame(Image ours, Image theirs) {
    return theirs.equals(inTheirs(ours)) || ours.equals(inOurs(theirs));
  }

  /// Whether theirs is what a system makes of ours that keeps less: a beginning of it, or the
  /// number with fewer decimals.
  public boolean keepsLess(Image ours, Image theirs) {
    return !isSame(ours, theirs) && Echo.isOf(inTheirs(ours), theirs);
  }

  /// Whether somebody there has chosen another value than the one that stands for ours.
  boolean isChosenThere(Image ours, Image theirs) {
    return translation.isChoice()
        && theirs instanceof Image.Filled
        && inOurs(theirs) != null
        && !isSame(ours, theirs);
  }

  @Nullable Image inTheirs(Image ours) {
    return ours instanceof Image.Filled(var raw) ? image(translation.toTheirs(raw)) : ours;
  }

  @Nullable Image inOurs(Image theirs) {
    return theirs instanceof Image.Filled(var raw) ? image(translation.toOurs(raw)) : theirs;
  }

  private static @Nullable Image image(@Nullable String raw) {
    return raw == null ? null : Image.of(raw);
  }

  /// What happens when both sides moved.
  public enum Policy {
    ASK,
    OURS,
    THEIRS,
    /// The later one, where both times are known and differ; else as [#ASK].
    NEWEST,
    /// The higher one; equal ranks ask.
    RANK
  }

  /// Which way a blank travels. One that does not stays where it is, as a projection.
  public enum Blanks {
    NEVER,
    IN,
    OUT,
    BOTH;

    boolean comeIn() {
      return this == IN || this == BOTH;
    }

    boolean goOut() {
      return this == OUT || this == BOTH;
    }
  }

  /// Filled values from one representation to the other; null when there is no equivalent.
  public interface Translation {

    Translation SAME =
        new Translation() {
          @Override
          public String toTheirs(String ours) {
            return ours;
          }

          @Override
          public String toOurs(String theirs) {
            return theirs;
          }
        };

    @Nullable String toTheirs(String ours);

    @Nullable String toOurs(String theirs);

    /// Whether values are chosen from what there is, so that no system puts one into another form.
    default boolean isChoice() {
      return false;
    }
  }

  /// @param rank of a status, by our name for it; a blank is below all
  /// @param theirs whether the other side can take a member down
  public record Ladder(ToIntFunction<String> rank, Descent theirs) {

    /// Whether a side can go down a ladder.
    public enum Descent {
      POSSIBLE,
      IMPOSSIBLE
    }
  }
}
