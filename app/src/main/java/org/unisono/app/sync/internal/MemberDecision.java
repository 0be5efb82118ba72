package org.unisono.app.sync.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.Member;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.FieldMerge;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Sides;

/// Decides what becomes of one person in one campaign: members of both sides are united, and only a
/// deletion that is proved ends one.
final class MemberDecision {

  private static final String STATUS = "status";

  private final StatusMap statuses;
  private final String statusField;

  /// @param statusField their name for the status of a member
  MemberDecision(StatusMap statuses, String statusField) {
    this.statuses = statuses;
    this.statusField = statusField;
  }

  /// @param ours null when they were never a member here
  /// @param rows their member records there, the one that is written to first
  /// @param person their record there; null when they have none
  MemberMove decide(
      @Nullable Member ours,
      List<MirrorRow> rows,
      BaseStore.@Nullable Agreed base,
      @Nullable RemoteRef person) {
    var agreed = base == null ? null : base.images().get(STATUS);
    var row = highest(rows);
    boolean isIn = ours != null && !ours.standing().equals("ended");
    if (row == null) {
      return isIn
          ? onlyHere(Objects.requireNonNull(ours), rows, agreed, person)
          : new MemberMove.Rests(null);
    }
    if (isIn) {
      return both(Objects.requireNonNull(ours), row, agreed);
    }
    if (ours != null && agreed != null) {
      return isOut(ours, row, agreed) && Objects.requireNonNull(base).oursMade()
          ? new MemberMove.RemoveThere(row, mayBeAny(ours) ? null : agreed.theirs())
          : stays(ours, row, agreed);
    }
    var label = ImageCodec.raw(row.image(statusField));
    var status = label == null ? null : statuses.toOurs(label);
    return status == null
        ? new MemberMove.UnknownStatus(row, label == null ? "" : label)
        : new MemberMove.AddHere(row, status.name());
  }

  /// Who has left the audience stays in there with what became of them.
  private MemberMove stays(Member ours, MirrorRow row, Agreement agreed) {
    var now = row.image(statusField);
    boolean moved = !(now instanceof Image.Unknown) && !agreed.theirs().equals(now);
    return moved && !"leftAudience".equals(ours.endedReason())
        ? new MemberMove.Loses(row, agreed)
        : new MemberMove.Rests(null);
  }

  /// Whom somebody took out goes whatever has become of them there.
  private static boolean mayBeAny(Member ours) {
    return "removed".equals(ours.endedReason());
  }

  /// Somebody took them out here, or they have left the audience that brought them and nothing has
  /// become of them there. Who is out for another reason was a member, and stays one there.
  private boolean isOut(Member ours, MirrorRow row, Agreement agreed) {
    return switch (String.valueOf(ours.endedReason())) {
      case "removed" -> true;
      case "leftAudience" -> agreed.theirs().equals(row.image(statusField));
      default -> false;
    };
  }

  /// Of several records of one human the higher status counts; it is written to the first.
  private @Nullable MirrorRow highest(List<MirrorRow> rows) {
    return rows.stream()
        .filter(r -> r.gone() == null)
        .max(Comparator.comparingInt(this::rank))
        .orElse(null);
  }

  private int rank(MirrorRow row) {
    var label = ImageCodec.raw(row.image(statusField));
    var status = label == null ? null : statuses.toOurs(label);
    return status == null ? Integer.MIN_VALUE : status.rank();
  }

  private MemberMove onlyHere(
      Member ours, List<MirrorRow> rows, @Nullable Agreement agreed, @Nullable RemoteRef person) {
    if (agreed == null) {
      return new MemberMove.AddThere(person, statuses.toTheirs(ours.status()));
    }
    if (rows.isEmpty()) {
      // Not seen is not gone.
      return new MemberMove.Rests(null);
    }
    return agreed.ours().equals(Image.of(ours.status()))
        ? new MemberMove.EndHere(rows.getFirst())
        : new MemberMove.GoneThere(rows.getFirst());
  }

  private MemberMove both(Member ours, MirrorRow row, @Nullable Agreement agreed) {
    var sides = Sides.of(agreed, Image.of(ours.status()), row.image(statusField));
    var map = statuses.fieldMap();
    return switch (FieldMerge.decide(sides, map)) {
      case Decision.Agreed(var next) -> new MemberMove.Rests(next);
      case Decision.Projection(var _, var next) -> new MemberMove.Rests(next);
      case Decision.Unseen _ -> new MemberMove.Rests(null);
      case Decision.TakeTheirs(var value, var lost) ->
          new MemberMove.StatusHere(row, Objects.requireNonNull(ImageCodec.raw(value)), lost);
      case Decision.GiveOurs give -> new MemberMove.StatusThere(row, give, sides, map);
      case Decision.Conflict conflict ->
          conflict.cause() == Decision.Cause.UNTRANSLATABLE || isUnknown(row)
              ? new MemberMove.UnknownStatus(row, label(row))
              : new MemberMove.Asks(conflict, row, agreed);
    };
  }

  private boolean isUnknown(MirrorRow row) {
    return statuses.toOurs(label(row)) == null;
  }

  private String label(MirrorRow row) {
    var label = ImageCodec.raw(row.image(statusField));
    return label == null ? "" : label;
  }
}
