package org.unisono.simulators.salesforce;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// One subscriber after its handshake.
final class CometdClient {
  final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 27);

  /// The replay id that each channel was told up to.
  final Map<String, Long> told = new LinkedHashMap<>();

  Instant seen;
  boolean isConnected;

  CometdClient(Instant now) {
    seen = now;
  }
}
