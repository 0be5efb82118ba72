package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.Bridge;
import org.unisono.app.sync.Connection;
import org.unisono.connector.Connector;
import org.unisono.connector.Neighbour;
import org.unisono.connector.RecordKind;

/// Which bridges of vendors run beside a connection, before anything is armed.
@Component
public class ShowBridges {

  private final Systems systems;
  private final BridgeStore store;
  private final ConnectionStore connections;

  ShowBridges(Systems systems, BridgeStore store, ConnectionStore connections) {
    this.systems = systems;
    this.store = store;
    this.connections = connections;
  }

  /// One for each stream and other end.
  public List<Bridge> of(Connection connection) {
    List<Bridge> found = new ArrayList<>();
    for (var system : systems.all()) {
      var ends = store.connectionsTo(system.key());
      pointing(systems.of(connection.system()), system.key())
          .forEach(
              (stream, fields) -> {
                var end = ends.stream().filter(e -> meets(connection.id(), fields, e)).findFirst();
                found.addAll(traces(connection.id(), fields, stream, system, end.orElse(null)));
              });
      for (var end : ends) {
        pointing(system, connection.system())
            .forEach(
                (stream, fields) -> {
                  if (meets(end, fields, connection.id())) {
                    found.addAll(traces(end, fields, stream, system, end));
                  }
                });
      }
    }
    return found;
  }

  /// Of several accounts at a vendor the bridge ends at the one that has the records it names.
  private boolean meets(UUID from, List<Neighbour> fields, UUID end) {
    return fields.stream().anyMatch(f -> store.meets(from, f, end));
  }

  private List<Bridge> traces(
      UUID in, List<Neighbour> fields, String stream, Connector to, @Nullable UUID end) {
    var traces = store.traces(in, fields);
    return traces.carried() == 0
        ? List.of()
        : List.of(
            new Bridge(
                stream,
                to.key(),
                to.name(),
                end,
                end == null ? null : connections.find(end).orElseThrow().name(),
                traces.carried(),
                traces.looked()));
  }

  private static Map<String, List<Neighbour>> pointing(Connector from, String system) {
    Map<String, List<Neighbour>> byStream = new LinkedHashMap<>();
    for (var field : from.neighbours()) {
      if (field.vendor().equals(system)) {
        var stream = field.kind() == RecordKind.CAMPAIGN ? "campaigns" : "people";
        byStream.computeIfAbsent(stream, _ -> new ArrayList<>()).add(field);
      }
    }
    return byStream;
  }
}
