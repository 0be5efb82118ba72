package org.unisono.core.flows;

import java.time.Instant;
import java.util.Map;

/// How an action went.
public sealed interface Outcome {

  record Done() implements Outcome {}

  /// It was taken on elsewhere and will be answered later, under the same key.
  record Pending() implements Outcome {}

  /// Nothing has happened; the same key is performed again then.
  record Retry(Instant at) implements Outcome {}

  /// It may not be, and will not be.
  record Refused(String code, Map<String, Object> params) implements Outcome {
    public Refused {
      params = Map.copyOf(params);
    }
  }
}
