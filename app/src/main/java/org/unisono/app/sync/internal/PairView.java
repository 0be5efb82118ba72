package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.RecordMap.Pair;
import org.unisono.app.sync.RecordMap.Value;
import org.unisono.app.sync.RecordMap.Values;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.FieldMap.Translation;

/// Pairs of values with their labels, in the order of ours.
final class PairView {

  private PairView() {}

  static Values of(Mapping mapping) {
    var theirs = mapping.theirs();
    return new Values(
        mapping.ours().options().stream().map(o -> new Value(o, null)).toList(),
        theirs.options().stream().map(o -> new Value(o, label(theirs, o))).toList(),
        pairs(mapping, mapping.translation()),
        pairs(mapping, mapping.usualTranslation()));
  }

  private static @Nullable String label(RemoteField field, String option) {
    var label = field.optionLabels().getOrDefault(option, "");
    return label.isBlank() || label.equals(option) ? null : label;
  }

  /// What is only read there is in no pair that goes out.
  private static List<Pair> pairs(Mapping mapping, Translation translation) {
    var theirs = mapping.theirs();
    List<Pair> pairs = new ArrayList<>();
    for (var ours : mapping.ours().options()) {
      var written = theirs.use() == RemoteField.Use.WRITABLE ? translation.toTheirs(ours) : null;
      if (written != null) {
        boolean back = ours.equals(translation.toOurs(written));
        pairs.add(new Pair(ours, written, back ? "both" : "out"));
      }
      theirs.options().stream()
          .filter(o -> !o.equals(written) && ours.equals(translation.toOurs(o)))
          .forEach(o -> pairs.add(new Pair(ours, o, "in")));
    }
    return pairs;
  }
}
