package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.app.sync.HealthClass;
import tools.jackson.databind.JsonNode;

/// What stops several streams for one and the same reason, so that it is told once.
///
/// @param shared each with the streams that it stops
/// @param ofOne what only one stream has met, by stream
record OneCause(List<HealthClass> shared, Map<String, List<HealthClass>> ofOne) {

  /// Whoever answers in the vendor's place does so whatever was asked.
  private static final String ELSEWHERE = "notTheVendor";

  /// What lies in no stream: the host, their server, or a record that several of them read.
  private static final Set<String> SHARED = Set.of(ELSEWHERE, "serverFault", "notSeen");

  private record Cause(String key, String answer) {

    static Cause of(HealthClass one) {
      JsonNode params = one.params();
      return new Cause(one.key(), one.code().equals(ELSEWHERE) ? "" : params.toString());
    }
  }

  /// @param classes by stream, in the order in which streams are shown
  static OneCause among(Map<String, List<HealthClass>> classes) {
    var met = new LinkedHashMap<Cause, Map<String, HealthClass>>();
    classes.forEach(
        (stream, all) ->
            all.stream()
                .filter(c -> SHARED.contains(c.code()))
                .forEach(
                    c ->
                        met.computeIfAbsent(Cause.of(c), _ -> new LinkedHashMap<>())
                            .put(stream, c)));
    met.values().removeIf(streams -> streams.size() < 2);
    var ofOne = new HashMap<String, List<HealthClass>>();
    classes.forEach(
        (stream, all) ->
            ofOne.put(stream, all.stream().filter(c -> !met.containsKey(Cause.of(c))).toList()));
    return new OneCause(
        met.values().stream().map(s -> told(List.copyOf(s.keySet()), s.values())).toList(), ofOne);
  }

  private static HealthClass told(List<String> streams, Collection<HealthClass> same) {
    var all = new ArrayList<>(same);
    return all.stream().reduce(HealthClass::with).orElseThrow().stopping(streams);
  }
}
