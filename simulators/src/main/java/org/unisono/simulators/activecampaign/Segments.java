package org.unisono.simulators.activecampaign;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Segments: who wears a tag. Who is in one is worked out when somebody asks, and stays as it is
/// for an hour.
final class Segments {
  private static final Duration FROZEN = Duration.ofHours(1);

  private record Result(Instant at, Set<String> contacts) {}

  final Rows all = new Rows("Segment");
  private final Tagging tagging;
  private final SimulatedClock clock;
  private final Map<String, Result> results = new HashMap<>();

  Segments(Tagging tagging, SimulatedClock clock) {
    this.tagging = tagging;
    this.clock = clock;
  }

  ObjectNode create(String name, String tag) {
    tagging.tags.require(tag);
    var now = Stamp.local(clock.stamp());
    return all.add(Json.object().put("name", name).put("tag", tag).put("created", now));
  }

  boolean matches(String segment, String contact) {
    return tagging.of(contact, Json.text(all.require(segment), "tag")).isPresent();
  }

  /// The first call in an hour, or one that wants it anew, only sets the work going, and finds
  /// nobody.
  Set<String> found(String segment, boolean anew) {
    var now = clock.instant();
    var known = results.get(segment);
    if (!anew && known != null && now.isBefore(known.at().plus(FROZEN))) {
      return known.contacts();
    }
    var tag = Json.text(all.require(segment), "tag");
    var contacts =
        tagging.rows.where("tag", tag).stream()
            .map(r -> Json.text(r, "contact"))
            .collect(Collectors.toSet());
    results.put(segment, new Result(now, contacts));
    return Set.of();
  }
}
