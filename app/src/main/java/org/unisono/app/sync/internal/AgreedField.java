package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.AgreedState.Field;
import org.unisono.app.sync.AgreedState.Values;
import org.unisono.app.sync.MapSample.Effect;
import org.unisono.app.sync.internal.OurField.Form;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// One field of a campaign's head, as it was agreed and as it stands now.
///
/// @param there their field for it; null when they have none, or do not say now
/// @param map null when it does not travel
/// @param base null when the two sides never agreed on it
/// @param difference between what was agreed here and there; null when they say the same
record AgreedField(
    OurField field,
    @Nullable RemoteField there,
    @Nullable Mapping map,
    @Nullable Agreement base,
    Image ours,
    Image theirs,
    @Nullable String difference) {

  private static final String NO_EQUIVALENT = "noEquivalent";
  private static final String PROJECTED = "projected";

  static AgreedField of(
      Line line,
      OurField field,
      @Nullable RemoteField there,
      @Nullable Mapping map,
      @Nullable Agreement base,
      Image ours,
      Image theirs) {
    var difference = map == null || base == null ? null : difference(line, map, held(base));
    return new AgreedField(field, there, map, base, ours, theirs, difference);
  }

  /// Without the mark of an answer that is still to be carried out.
  private static Agreement held(Agreement base) {
    return new Agreement(held(base.ours()), held(base.theirs()), base.given());
  }

  private static Image held(Image image) {
    return image.equals(AnswerInbox.ASKED) ? new Image.Blank() : image;
  }

  private static @Nullable String difference(Line line, Mapping map, Agreement base) {
    var effect = MapEffect.of(line, map, base.ours(), base.theirs());
    var pair = line.field(map).map();
    if (pair.isSame(base.ours(), base.theirs())) {
      return lost(effect);
    }
    if (base.given() != null) {
      return "notHeld";
    }
    if (NO_EQUIVALENT.equals(effect.lostThere())) {
      return NO_EQUIVALENT;
    }
    if (pair.keepsLess(base.ours(), base.theirs())) {
      return map.ours().form() == Form.TEXT ? "shortened" : "noDecimals";
    }
    return PROJECTED;
  }

  /// What is missing on one side of two values that say the same.
  private static @Nullable String lost(Effect effect) {
    if ("shortened".equals(effect.lostThere())) {
      return effect.lostThere();
    }
    var here = effect.lostHere();
    return here == null || here.equals(NO_EQUIVALENT) ? null : here + "Here";
  }

  /// Whether both sides kept what they had, for which a refusal may be the reason.
  boolean stayed() {
    return PROJECTED.equals(difference);
  }

  /// Whether there is anything to show: it travels, stands here, or was agreed.
  boolean isShown() {
    return map != null || base != null || ours instanceof Image.Filled;
  }

  /// @param answer what they said when they refused it; null when they did not
  /// @param named names of the campaigns that it points at
  Field shown(@Nullable String answer, PointedNames.Names named) {
    return new Field(
        field.key(),
        field.label(),
        there == null ? null : there.name(),
        there == null ? null : MapView.label(there),
        Words.camel(field.form()),
        base == null ? null : values(held(base.ours()), held(base.theirs()), named),
        values(ours, theirs, named),
        state(),
        answer == null ? said() : "refused",
        answer == null || answer.isBlank() ? null : answer);
  }

  private Values values(Image ours, Image theirs, PointedNames.Names named) {
    return new Values(
        named.shown(field.key(), ImageCodec.raw(ours)),
        named.shown(field.key(), ImageCodec.raw(theirs)));
  }

  /// All its values, where it points at campaigns.
  List<String> pointedAt() {
    return Stream.of(
            Optional.of(ours),
            Optional.of(theirs),
            Optional.ofNullable(base).map(Agreement::ours),
            Optional.ofNullable(base).map(Agreement::theirs))
        .flatMap(Optional::stream)
        .map(ImageCodec::raw)
        .filter(Objects::nonNull)
        .toList();
  }

  private String state() {
    if (there != null && map == null) {
      return "apart";
    }
    boolean here = base != null && base.hasOursMoved(ours);
    if (theirs instanceof Image.Unknown) {
      return here ? "movedHere" : "unseen";
    }
    boolean there = base != null && base.hasTheirsMoved(theirs);
    if (here || there) {
      return here && there ? "movedBoth" : here ? "movedHere" : "movedThere";
    }
    if (ours instanceof Image.Filled && theirs instanceof Image.Blank) {
      return "onlyHere";
    }
    if (ours instanceof Image.Blank && theirs instanceof Image.Filled) {
      return "onlyThere";
    }
    return base == null ? "open" : "agreed";
  }

  /// A side that has no value says so itself.
  private @Nullable String said() {
    boolean alone = base != null && !bothFilled(held(base));
    return alone && stayed() ? null : difference;
  }

  private static boolean bothFilled(Agreement base) {
    return base.ours() instanceof Image.Filled && base.theirs() instanceof Image.Filled;
  }
}
