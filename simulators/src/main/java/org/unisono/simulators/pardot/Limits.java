package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much of the API there is: calls in a day, and records behind the tokens of one query.
final class Limits {
  private int callsPerDay = 100_000;
  private int recordsPerSequence = 100_000;
  private int used;

  /// Counted anew from now on.
  void limitCalls(int calls) {
    callsPerDay = calls;
    used = 0;
  }

  int callsPerDay() {
    return callsPerDay;
  }

  /// Counts one call; false where the day has none left.
  boolean spend() {
    if (used >= callsPerDay) {
      return false;
    }
    used++;
    return true;
  }

  String usage() {
    return used + "/" + callsPerDay;
  }

  void limitRecords(int perSequence) {
    recordsPerSequence = perSequence;
  }

  /// Once as many have been answered, no token leads on.
  int recordsPerSequence() {
    return recordsPerSequence;
  }

  ObjectNode state() {
    return Json.object()
        .put("used", used)
        .put("callsPerDay", callsPerDay)
        .put("recordsPerSequence", recordsPerSequence);
  }

  void restore(JsonNode state) {
    used = state.path("used").asInt(0);
    callsPerDay = state.path("callsPerDay").asInt(callsPerDay);
    recordsPerSequence = state.path("recordsPerSequence").asInt(recordsPerSequence);
  }
}
