package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.MapDraft;
import org.unisono.app.sync.MapImpact;
import org.unisono.app.sync.MapOutline;
import org.unisono.app.sync.MapSample;
import org.unisono.app.sync.RecordMap;
import org.unisono.connector.RecordKind;
import org.unisono.core.Refused;

/// Maps as people see them. Which fields there are is asked there each time, outside of any
/// transaction.
@Component
public class ShowMaps {

  private final ConnectionStore connections;
  private final OpenLines lines;
  private final MapSamples samples;
  private final MapImpacts impacts;

  ShowMaps(ConnectionStore connections, OpenLines lines, MapSamples samples, MapImpacts impacts) {
    this.impacts = impacts;
    this.connections = connections;
    this.lines = lines;
    this.samples = samples;
  }

  /// @throws Refused `notFound`
  public List<MapOutline> outlines(UUID connection) {
    var line = open(connection);
    return SettleMaps.KINDS.stream()
        .filter(kind -> has(line, kind))
        .map(kind -> new MapOutline(Words.of(kind), line.known().changes(kind).rows().size()))
        .toList();
  }

  private Line open(UUID connection) {
    var kept =
        connections.find(connection).orElseThrow(() -> Refused.notFound("connection", connection));
    return lines.open(kept, connection);
  }

  private static boolean has(Line line, RecordKind kind) {
    return kind == RecordKind.CAMPAIGN || line.personKinds().contains(kind);
  }

  /// @throws Refused `notFound`
  private static RecordKind kind(Line line, String word) {
    return SettleMaps.KINDS.stream()
        .filter(k -> Words.of(k).equals(word) && has(line, k))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("map", word));
  }

  /// @throws Refused `notFound`, `fieldsNotRead`
  public RecordMap show(UUID connection, String word) {
    var line = open(connection);
    var kind = kind(line, word);
    var changes = line.known().changes(kind);
    return MapView.of(line, kind, maps(line, kind, changes), changes.version());
  }

  private static List<Mapping> maps(Line line, RecordKind kind, MapChanges changes) {
    var fields = line.fields(kind);
    if (fields.isEmpty()) {
      throw Refused.clash(
          "", "fieldsNotRead", "The other system does not say now which fields it has. Try again.");
    }
    return FieldMaps.of(kind, fields, line.known().custom(kind), changes);
  }

  /// @throws Refused `notFound`, `fieldsNotRead`
  public List<MapSample> samples(UUID connection, String word) {
    var line = open(connection);
    var kind = kind(line, word);
    return samples.of(line, kind, maps(line, kind, line.known().changes(kind)));
  }

  /// As [#samples], with a map that is not kept.
  ///
  /// @throws Refused as [#check]
  public List<MapSample> samples(UUID connection, String word, MapDraft draft) {
    var line = open(connection);
    var kind = kind(line, word);
    var changes = new MapChanges(changes(line, kind, draft), 0);
    return samples.of(line, kind, maps(line, kind, changes));
  }

  /// What other pairs of values than those that are kept would do.
  ///
  /// @throws Refused as [#check]
  public List<MapImpact> impact(UUID connection, String word, MapDraft draft) {
    var line = open(connection);
    var kind = kind(line, word);
    var revalued = checked(line, kind, draft).revalued(line.known().changes(kind));
    return impacts.of(connection, kind, revalued);
  }

  /// What a draft would change, held against what there is.
  ///
  /// @throws Refused `notFound`, `fieldsNotRead`, and what [MapCheck] refuses
  public CheckedMap check(UUID connection, String word, MapDraft draft) {
    var line = open(connection);
    var kind = kind(line, word);
    return checked(line, kind, draft);
  }

  private static CheckedMap checked(Line line, RecordKind kind, MapDraft draft) {
    return new CheckedMap(
        line.id(), kind, changes(line, kind, draft), line.fields(kind), line.known().custom(kind));
  }

  private static Map<String, MapChanges.Row> changes(Line line, RecordKind kind, MapDraft draft) {
    maps(line, kind, MapChanges.NONE);
    return new MapCheck(kind, line.fields(kind), line.known().custom(kind)).check(draft);
  }
}
