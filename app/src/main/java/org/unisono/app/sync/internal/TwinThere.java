package org.unisono.app.sync.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.connector.Reading;
import org.unisono.core.Refused;

/// Opens the other side of a twin while a person waits for the answer.
@Component
class TwinThere {

  private final TwinStore twins;
  private final ConnectionStore connections;
  private final OpenLines lines;

  TwinThere(TwinStore twins, ConnectionStore connections, OpenLines lines) {
    this.twins = twins;
    this.connections = connections;
    this.lines = lines;
  }

  /// @param paused whether the connection is, so that nothing may be set going there
  record Opened(TwinRow twin, Line line, boolean paused) {

    /// @throws Refused `refusedThere`, `notAnswered`
    <T> T answered(Reading<T> reading) {
      return LiveAnswer.of(line.connector(), reading);
    }
  }

  /// @throws Refused `notFound`
  Opened open(UUID id) {
    var twin =
        twins.of(null, null, id).stream()
            .findFirst()
            .orElseThrow(() -> Refused.notFound("twin", id));
    var kept = connections.find(twin.connectionId()).orElseThrow();
    return new Opened(twin, lines.open(kept, twin.connectionId()), kept.paused());
  }
}
