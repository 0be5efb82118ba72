package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.FieldMap;
import org.unisono.core.merge.FieldMap.Translation;
import org.unisono.core.merge.Image;

/// A field whose pairs of values change, while it stays with the same field there.
///
/// @param before how its values belonged together
/// @param after how they do from now on
record Revalued(Mapping before, Mapping after) {

  static List<Revalued> of(
      RecordKind kind,
      List<RemoteField> fields,
      Collection<FieldDefinition> custom,
      MapChanges was,
      MapChanges is) {
    List<Revalued> all = new ArrayList<>();
    var before = FieldMaps.of(kind, fields, custom, was);
    for (var after : FieldMaps.of(kind, fields, custom, is)) {
      before(before, after)
          .filter(b -> after.hasValues() && !b.pairs().equals(after.pairs()))
          .ifPresent(b -> all.add(new Revalued(b, after)));
    }
    return all;
  }

  private static Optional<Mapping> before(List<Mapping> before, Mapping after) {
    return before.stream()
        .filter(b -> b.ours().key().equals(after.ours().key()))
        .filter(b -> b.theirs().name().equals(after.theirs().name()))
        .findFirst();
  }

  String ours() {
    return after.ours().key();
  }

  FieldMap map() {
    return after.field().map();
  }

  /// Whether the two values were left apart because they had no equivalent, and have one now that
  /// is not the other side's: neither of them was ever agreed to, so a person is asked.
  boolean reopens(Agreement base) {
    if (!(base.ours() instanceof Image.Filled(var mine))
        || !(base.theirs() instanceof Image.Filled(var yours))
        || base.ours().equals(AnswerInbox.ASKED)
        || base.theirs().equals(AnswerInbox.ASKED)) {
      return false;
    }
    return isOtherwise(mine, yours)
        && !before.field().map().isSame(base.ours(), base.theirs())
        && !map().isSame(base.ours(), base.theirs());
  }

  /// Whether they were agreed to and are no pair any more: they stay until one of them moves.
  boolean parts(Agreement base) {
    return before.field().map().isSame(base.ours(), base.theirs())
        && !map().isSame(base.ours(), base.theirs());
  }

  private boolean isOtherwise(String ours, String theirs) {
    Translation was = before.translation();
    Translation is = after.translation();
    return !Objects.equals(was.toTheirs(ours), is.toTheirs(ours))
        || !Objects.equals(was.toOurs(theirs), is.toOurs(theirs));
  }
}
