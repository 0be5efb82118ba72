package org.unisono.simulators.marketo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// How many calls were made on each day, and how many were refused with which code. The days are
/// those of Chicago.
final class Statistics {
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

  private final SimulatedClock clock;
  private final NavigableMap<LocalDate, Integer> calls = new TreeMap<>();
  private final NavigableMap<LocalDate, NavigableMap<String, Integer>> refused = new TreeMap<>();

  Statistics(SimulatedClock clock) {
    this.clock = clock;
  }

  private LocalDate today() {
    return clock.instant().atZone(CENTRAL).toLocalDate();
  }

  void called() {
    calls.merge(today(), 1, Integer::sum);
  }

  void refused(String code) {
    refused.computeIfAbsent(today(), d -> new TreeMap<>()).merge(code, 1, Integer::sum);
  }

  /// @param days how many, today being the first
  List<ObjectNode> usage(int days) {
    return lately(days).map(this::usageOf).toList();
  }

  private ObjectNode usageOf(LocalDate day) {
    int total = calls.getOrDefault(day, 0);
    var row = Json.object().put("date", day.toString()).put("total", total);
    row.putArray("users").addObject().put("userId", Sessions.API_USER).put("count", total);
    return row;
  }

  List<ObjectNode> errors(int days) {
    return lately(days).map(this::errorsOf).toList();
  }

  private ObjectNode errorsOf(LocalDate day) {
    var codes = refused.getOrDefault(day, new TreeMap<>());
    var row = Json.object().put("date", day.toString());
    row.put("total", codes.values().stream().mapToInt(n -> n).sum());
    var errors = row.putArray("errors");
    codes.forEach((code, n) -> errors.addObject().put("errorCode", code).put("count", n));
    return row;
  }

  private Stream<LocalDate> lately(int days) {
    var today = today();
    return IntStream.range(0, days).mapToObj(today::minusDays);
  }
}
