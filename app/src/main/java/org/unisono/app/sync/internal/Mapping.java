package org.unisono.app.sync.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.Mode;
import org.unisono.app.sync.RecordMap.Usual;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.FieldMap;
import org.unisono.core.merge.FieldMap.Blanks;
import org.unisono.core.merge.FieldMap.Policy;
import org.unisono.core.merge.FieldMap.Translation;

/// One row of a map, as it holds.
///
/// @param way [Mode#WATCH] when it is switched off
/// @param blanks never or travels
/// @param pairs of values, as far as they are otherwise than by default
/// @param usual how it would be by default; null when it would not be
record Mapping(
    OurField ours,
    RemoteField theirs,
    Mode way,
    Policy policy,
    String blanks,
    ValuePairs pairs,
    @Nullable Usual usual) {

  static final String TRAVELS = "travels";
  static final String NEVER = "never";

  boolean isOn() {
    return way != Mode.WATCH;
  }

  /// A blank of theirs never empties a person here: what is not said of them stays.
  MappedField field() {
    boolean person = theirs.kind() != RecordKind.CAMPAIGN;
    var travel = person ? Blanks.OUT : Blanks.BOTH;
    var map =
        new FieldMap(policy, translation(), blanks.equals(TRAVELS) ? travel : Blanks.NEVER, null);
    return new MappedField(ours.key(), theirs.name(), map, way, Set.of());
  }

  /// How values of the two read on the other side.
  Translation translation() {
    return hasValues()
        ? pairs.over(usualTranslation(), ours.options(), theirs.options())
        : usualTranslation();
  }

  Translation usualTranslation() {
    return ours.translation(theirs);
  }

  /// Whether both sides have a list, so that values can be paired.
  boolean hasValues() {
    return !ours.options().isEmpty() && !theirs.options().isEmpty();
  }

  Usual shown() {
    return new Usual(theirs.name(), way(way), Words.camel(policy), blanks);
  }

  static String way(Mode mode) {
    return mode == Mode.WATCH ? "off" : mode.word();
  }
}
