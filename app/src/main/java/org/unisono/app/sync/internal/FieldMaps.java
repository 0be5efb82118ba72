package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.sync.Mode;
import org.unisono.app.sync.RecordMap.Usual;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.FieldMap.Policy;

/// Which fields travel: by what the connector says that its fields mean, and by what people want
/// otherwise. What there is only read, sends or hides, or is consent, is in no map by default.
final class FieldMaps {

  private FieldMaps() {}

  /// What belongs together, also what is switched off, in the order of our fields.
  ///
  /// @param custom fields of our own that this kind of record has
  static List<Mapping> of(
      RecordKind kind,
      List<RemoteField> fields,
      Collection<FieldDefinition> custom,
      MapChanges changes) {
    List<Mapping> maps = new ArrayList<>();
    for (var ours : OurField.of(kind, custom)) {
      var change = changes.rows().get(ours.key());
      var usual = usual(ours, fields);
      var theirs =
          change == null || change.theirs() == null ? usual : field(fields, change.theirs());
      theirs.ifPresent(there -> maps.add(mapping(ours, there, usual.orElse(null), change)));
    }
    return maps;
  }

  private static Mapping mapping(
      OurField ours,
      RemoteField theirs,
      @Nullable RemoteField usual,
      MapChanges.@Nullable Row change) {
    var byDefault =
        usual == null
            ? null
            : new Usual(usual.name(), ours.usualWay().word(), "ask", Mapping.NEVER);
    if (change == null) {
      return new Mapping(
          ours, theirs, ours.usualWay(), Policy.ASK, Mapping.NEVER, ValuePairs.USUAL, byDefault);
    }
    return new Mapping(
        ours,
        theirs,
        change.way() == null ? ours.usualWay() : Mode.of(change.way()).orElse(Mode.WATCH),
        change.policy() == null
            ? Policy.ASK
            : Policy.valueOf(change.policy().toUpperCase(Locale.ROOT)),
        change.blanks() == null ? Mapping.NEVER : change.blanks(),
        change.pairs() == null ? ValuePairs.USUAL : change.pairs(),
        byDefault);
  }

  private static Optional<RemoteField> usual(OurField ours, List<RemoteField> fields) {
    return fields.stream()
        .filter(f -> ours.key().equals(f.concept()) && f.use() == RemoteField.Use.WRITABLE)
        .findFirst();
  }

  static Optional<RemoteField> field(List<RemoteField> fields, String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /// Their name for one of our concepts; empty when they have none.
  static Optional<String> named(List<RemoteField> fields, String concept) {
    return fields.stream()
        .filter(f -> concept.equals(f.concept()))
        .map(RemoteField::name)
        .findFirst();
  }
}
