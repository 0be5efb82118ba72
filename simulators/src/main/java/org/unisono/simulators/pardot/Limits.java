package org.unisono.simulators.pardot;

import java.time.LocalDate;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much of the API there is: calls in a day, records behind the tokens of one query, and
/// batches of imports in a day.
final class Limits {
  private int callsPerDay = 100_000;
  private int recordsPerSequence = 100_000;
  private int used;
  private int batchesPerDay = 1_000;
  private long bytesPerDay = 10_000_000_000L;
  private LocalDate day = LocalDate.MIN;
  private int batches;
  private long bytes;

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

  int callsUsed() {
    return used;
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

  void limitBatches(int perDay) {
    batchesPerDay = perDay;
  }

  int batchesPerDay() {
    return batchesPerDay;
  }

  void limitBytes(long perDay) {
    bytesPerDay = perDay;
  }

  long bytesPerDay() {
    return bytesPerDay;
  }

  /// Counts one batch of an import; false where the day has no room for it.
  boolean spendBatch(LocalDate today, long size) {
    if (!today.equals(day)) {
      day = today;
      batches = 0;
      bytes = 0;
    }
    if (batches >= batchesPerDay || bytes + size > bytesPerDay) {
      return false;
    }
    batches++;
    bytes += size;
    return true;
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
