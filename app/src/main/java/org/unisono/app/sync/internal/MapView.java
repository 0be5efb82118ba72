package org.unisono.app.sync.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.app.sync.RecordMap;
import org.unisono.app.sync.RecordMap.Ours;
import org.unisono.app.sync.RecordMap.Row;
import org.unisono.app.sync.RecordMap.Theirs;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Use;

/// A map with its labels, and all that is in no row.
final class MapView {

  private MapView() {}

  static RecordMap of(Line line, RecordKind kind, List<Mapping> maps, int version) {
    var fields = line.fields(kind);
    Map<String, String> taken = new HashMap<>();
    maps.stream().filter(Mapping::isOn).forEach(m -> taken.put(m.theirs().name(), m.ours().key()));
    var known = maps.stream().map(m -> m.ours().key()).toList();
    return new RecordMap(
        Words.of(kind),
        maps.stream().map(m -> row(m, fields)).toList(),
        OurField.of(kind, line.known().custom(kind)).stream()
            .filter(f -> !known.contains(f.key()))
            .map(f -> ours(f, fields))
            .toList(),
        fields.stream()
            .map(
                f ->
                    new Theirs(
                        f.name(),
                        label(f),
                        Words.camel(f.type()),
                        Words.camel(f.use()),
                        f.length(),
                        taken.get(f.name())))
            .toList(),
        version);
  }

  static String label(RemoteField field) {
    return field.label().isBlank() ? field.name() : field.label();
  }

  private static Ours ours(OurField field, List<RemoteField> fields) {
    return new Ours(field.key(), field.label(), Words.camel(field.form()), fits(field, fields));
  }

  /// What may be mapped onto: nothing that sends, hides, says what is allowed or who it is.
  private static List<String> fits(OurField ours, List<RemoteField> fields) {
    return fields.stream()
        .filter(f -> f.use() == Use.WRITABLE || f.use() == Use.READ_ONLY)
        .filter(f -> ours.key().equals(f.concept()) || ours.fits(f))
        .filter(f -> !"email".equals(f.concept()))
        .map(RemoteField::name)
        .toList();
  }

  private static Row row(Mapping mapping, List<RemoteField> fields) {
    var ours = mapping.ours();
    var is = mapping.shown();
    return new Row(
        ours.key(),
        ours.label(),
        is.theirs(),
        label(mapping.theirs()),
        is.way(),
        is.policy(),
        is.blanks(),
        Words.camel(ours.form()),
        mapping.hasValues() ? PairView.of(mapping) : null,
        fits(ours, fields),
        mapping.usual(),
        !is.equals(mapping.usual()) || !mapping.pairs().isUsual());
  }
}
