package org.unisono.core.flows;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.ValueCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Run states as JSON, both ways.
public final class RunStateCodec {

  private static final Set<String> KEYS =
      Set.of("run", "person", "zone", "at", "phase", "since", "until", "attempts", "visits");

  private RunStateCodec() {}

  public static JsonNode write(RunState state) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("run", state.run().toString())
            .put("person", state.person().toString())
            .put("zone", state.zone().getId())
            .put("at", state.at())
            .put("phase", state.phase().name().toLowerCase(Locale.ROOT))
            .put("since", state.since().toString());
    if (state.until() != null) {
      json.put("until", state.until().toString());
    }
    json.put("attempts", state.attempts());
    var visits = json.putObject("visits");
    state.visits().forEach(visits::put);
    return json;
  }

  /// @throws org.unisono.core.Refused `MALFORMED` with the pointer: `badPhase`, `badZone`, and
  ///     those of [JsonAt]
  public static RunState read(JsonNode json) {
    var at = JsonAt.root(json).object(KEYS);
    var visits = new HashMap<String, Integer>();
    at.need("visits")
        .entries()
        .forEach((step, n) -> visits.put(step, n.whole(1, Integer.MAX_VALUE)));
    return new RunState(
        at.need("run").id(),
        at.need("person").id(),
        zone(at.need("zone")),
        at.need("at").text(),
        phase(at.need("phase")),
        ValueCodec.moment(at.need("since")),
        at.maybe("until").map(ValueCodec::moment).orElse(null),
        at.need("attempts").whole(0, Integer.MAX_VALUE),
        visits);
  }

  static ZoneId zone(JsonAt at) {
    try {
      return ZoneId.of(at.text());
    } catch (DateTimeException unknown) {
      throw at.refuse("badZone", "A zone such as Europe/Helsinki is expected here.");
    }
  }

  private static RunState.Phase phase(JsonAt at) {
    for (var phase : RunState.Phase.values()) {
      if (phase.name().toLowerCase(Locale.ROOT).equals(at.text())) {
        return phase;
      }
    }
    throw at.refuse("badPhase", "A phase of a run is expected here.");
  }
}
