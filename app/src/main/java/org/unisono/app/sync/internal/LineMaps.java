package org.unisono.app.sync.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.connector.RecordKind;

/// What a run knows of maps when it begins: what people changed, and our custom fields.
@Component
class LineMaps {

  /// What stands in for a value that a system asks for, where a connection has its own.
  private static final String STAND_IN = "standIn.";

  private final MapStore store;
  private final Fields fields;

  LineMaps(MapStore store, Fields fields) {
    this.store = store;
    this.fields = fields;
  }

  /// @param changes by kind
  /// @param standIns values there that stand for none
  record Known(
      Map<RecordKind, MapChanges> changes,
      Collection<FieldDefinition> ofCampaigns,
      Collection<FieldDefinition> ofPeople,
      Set<String> standIns) {

    MapChanges changes(RecordKind kind) {
      return changes.getOrDefault(kind, MapChanges.NONE);
    }

    Collection<FieldDefinition> custom(RecordKind kind) {
      return kind == RecordKind.CAMPAIGN ? ofCampaigns : ofPeople;
    }

    /// What a connector is to read beside the usual fields, as settings.
    Map<String, String> settings() {
      Map<String, String> wanted = new HashMap<>();
      changes.forEach(
          (kind, change) -> {
            var names =
                change.rows().values().stream()
                    .map(MapChanges.Row::theirs)
                    .filter(java.util.Objects::nonNull)
                    .sorted()
                    .collect(Collectors.joining(","));
            if (!names.isEmpty()) {
              wanted.put("fields." + Words.of(kind), names);
            }
          });
      return wanted;
    }
  }

  /// @param settings of the connection
  Known of(UUID connection, Map<String, String> settings) {
    return new Known(
        store.all(connection),
        List.copyOf(fields.of(FieldSubject.CAMPAIGN).values()),
        List.copyOf(fields.of(FieldSubject.PERSON).values()),
        settings.entrySet().stream()
            .filter(s -> s.getKey().startsWith(STAND_IN))
            .map(s -> s.getValue().strip())
            .collect(Collectors.toSet()));
  }
}
