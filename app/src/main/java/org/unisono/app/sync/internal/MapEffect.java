package org.unisono.app.sync.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.MapSample.Effect;
import org.unisono.app.sync.internal.OurField.Form;
import org.unisono.connector.Connector;
import org.unisono.core.merge.FieldMap.Translation;
import org.unisono.core.merge.Image;

/// What one row makes of the values of both sides, and what of them is lost on the way.
final class MapEffect {

  private MapEffect() {}

  static Effect of(Line line, Mapping mapping, @Nullable Image ours, Image there) {
    var field = line.field(mapping);
    return of(line.connector(), mapping, field.map().translation(), ours, field.seen(there));
  }

  private static Effect of(
      Connector connector,
      Mapping mapping,
      Translation translation,
      @Nullable Image ours,
      Image theirs) {
    if (ours != null && areEquals(mapping, ours, theirs)) {
      return new Effect(
          mapping.ours().key(),
          mapping.way().goesOut() ? ImageCodec.raw(theirs) : null,
          mapping.way().comesIn() ? ImageCodec.raw(ours) : null,
          null,
          null);
    }
    var there =
        mapping.way().goesOut() && ours instanceof Image.Filled(var mine)
            ? translation.toTheirs(mine)
            : null;
    var here =
        mapping.way().comesIn() && theirs instanceof Image.Filled(var yours)
            ? translation.toOurs(yours)
            : null;
    return new Effect(
        mapping.ours().key(),
        there,
        here,
        mapping.way().goesOut() && ours instanceof Image.Filled(var mine)
            ? lostThere(connector, mapping, mine, there)
            : null,
        mapping.way().comesIn() && theirs instanceof Image.Filled(var yours)
            ? lostHere(mapping, yours, here)
            : null);
  }

  /// Whether the two are a pair of values: then neither is written, also where another value of the
  /// other side means the same.
  private static boolean areEquals(Mapping mapping, Image ours, Image theirs) {
    return mapping.hasValues()
        && ours instanceof Image.Filled
        && theirs instanceof Image.Filled
        && mapping.field().map().isSame(ours, theirs);
  }

  private static @Nullable String lostThere(
      Connector connector, Mapping mapping, String ours, @Nullable String there) {
    if (there == null) {
      return "noEquivalent";
    }
    if (mapping.ours().form() == Form.TEXT && there.length() < ours.length()) {
      return "shortened";
    }
    return isFraction(there) && isWhole(connector, mapping.theirs().name()) ? "noDecimals" : null;
  }

  /// What the connector says of itself; a field does not tell.
  private static boolean isWhole(Connector connector, String field) {
    return connector.losses().stream()
        .filter(l -> l.code().equals("noDecimals"))
        .map(l -> String.valueOf(l.params().get("fields")))
        .anyMatch(fields -> Arrays.asList(fields.split(", ")).contains(field));
  }

  private static @Nullable String lostHere(Mapping mapping, String theirs, @Nullable String here) {
    if (here == null) {
      return "noEquivalent";
    }
    return switch (mapping.ours().form()) {
      case DATE -> theirs.length() > here.length() ? "noTime" : null;
      case WHOLE -> isFraction(theirs) ? "noDecimals" : null;
      case TEXT, NUMBER, MONEY, STATE, TYPE, FLAG, PICK, CAMPAIGN, USER -> null;
    };
  }

  private static boolean isFraction(String text) {
    try {
      return new BigDecimal(text).stripTrailingZeros().scale() > 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
