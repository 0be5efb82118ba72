package org.unisono.app.sync.internal;

import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.FieldMap;
import org.unisono.core.merge.FieldMerge;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Sides;

/// What becomes of one person in one campaign.
sealed interface MemberMove {

  /// Nothing is to be written.
  ///
  /// @param base to be kept; null to leave what is kept
  record Rests(@Nullable Agreement base) implements MemberMove {}

  record AddHere(MirrorRow row, String status) implements MemberMove {}

  /// @param lost ours, when it had moved too and gave way
  record StatusHere(MirrorRow row, String status, Decision.@Nullable Lost lost)
      implements MemberMove {}

  /// They are gone there, and nobody has touched the member here since.
  record EndHere(MirrorRow row) implements MemberMove {}

  /// @param to null while the person has no record there
  record AddThere(@Nullable RemoteRef to, String status) implements MemberMove {}

  record StatusThere(MirrorRow row, Decision.GiveOurs give, Sides sides, FieldMap map)
      implements MemberMove {

    /// What both sides agree on once it is written.
    ///
    /// @param shown the status that is read there afterwards
    Agreement agreed(Image shown) {
      return FieldMerge.written(sides, give, shown, map).next();
    }
  }

  /// They are out here, and the row there is one that we made.
  ///
  /// @param expected the status that they may be taken out of; null for any
  record RemoveThere(MirrorRow row, @Nullable Image expected) implements MemberMove {}

  /// They are out here, so what became of them there since both agreed is not taken; that it was
  /// not is written down.
  record Loses(MirrorRow row, Agreement agreed) implements MemberMove {}

  /// A person decides.
  record Asks(Decision.Conflict conflict, MirrorRow row, @Nullable Agreement agreed)
      implements MemberMove {}

  /// Their status stands for none of ours.
  record UnknownStatus(MirrorRow row, String label) implements MemberMove {}

  /// It was changed here and deleted there.
  record GoneThere(MirrorRow row) implements MemberMove {}
}
