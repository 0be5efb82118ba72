package org.unisono.core.merge;

import org.jspecify.annotations.Nullable;

/// What becomes of a field.
public sealed interface Decision {

  /// Nothing to write; keep `next` as the base.
  sealed interface Settled extends Decision {

    Agreement next();
  }

  /// The sides say the same.
  record Agreed(Agreement next) implements Settled {}

  /// Store `value` here.
  ///
  /// @param value in our representation
  /// @param lost our value, when it had moved too; for the history
  record TakeTheirs(Image value, @Nullable Lost lost) implements Decision {}

  /// Write `value` there.
  ///
  /// @param value in their representation
  /// @param lost their value, when it had moved too; for the history
  record GiveOurs(Image value, @Nullable Lost lost) implements Decision {}

  /// A person decides; until then neither side is written. [FieldMerge#settle] carries it out.
  record Conflict(Cause cause, Image ours, Image theirs) implements Decision {}

  /// The sides differ, and stay so: said on the connection's page, not retried.
  record Projection(Reason reason, Agreement next) implements Settled {}

  /// A side cannot be seen: nothing is decided, and the base stays.
  record Unseen(Image.Why why) implements Decision {}

  /// A value that had moved and gave way.
  ///
  /// @param value in the representation of its side
  record Lost(Side side, Image value, Because because) {}

  enum Side {
    OURS,
    THEIRS
  }

  /// Why a value gave way.
  enum Because {
    POLICY,
    OLDER,
    LOWER_RANK,
    CHOSEN
  }

  /// Why a person is asked.
  enum Cause {
    FIRST_JOIN,
    BOTH_MOVED,
    /// Their value has no equivalent here.
    UNTRANSLATABLE
  }

  /// Why the sides differ.
  enum Reason {
    /// They keep less of it than was given.
    SHORTENED,
    /// It was given and is not seen there: refused, ignored, or late.
    NOT_HELD,
    CANNOT_GO_DOWN,
    BLANK_STAYS,
    /// Our value has no equivalent there.
    NO_EQUIVALENT
  }
}
