package org.unisono.simulators.salesforce;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a bulk job may hold, and how long it and its results are kept.
final class BulkLimits {
  /// Of an upload, as it is counted: in Base64.
  static final int MOST_BYTES = 150_000_000;

  private static final int LONGEST_FIELD = 32_000;
  private static final int LONGEST_RECORD = 400_000;
  private static final int MOST_FIELDS = 5_000;
  private static final Duration KEPT = Duration.ofDays(7);

  private int mostBytes = MOST_BYTES;

  void bytes(int most) {
    mostBytes = most;
  }

  int bytes() {
    return mostBytes;
  }

  /// Refuses a file that is too large for one job.
  void requireSmall(String csv) {
    long bytes = csv.getBytes(StandardCharsets.UTF_8).length;
    if ((bytes + 2) / 3 * 4 > mostBytes) {
      throw new SalesforceRefused(
          413,
          "REQUEST_ENTITY_TOO_LARGE",
          "The upload exceeds the maximum of %d bytes".formatted(mostBytes),
          List.of());
    }
  }

  /// What is wrong with the size of a record; empty where nothing is.
  static String complaint(List<List<String>> rows) {
    for (var row : rows) {
      if (row.size() > MOST_FIELDS) {
        return "InvalidBatch : Maximum number of fields exceeded : " + MOST_FIELDS;
      }
      long characters = 0;
      for (var cell : row) {
        if (cell.length() > LONGEST_FIELD) {
          return "InvalidBatch : Maximum field size exceeded : %d characters"
              .formatted(LONGEST_FIELD);
        }
        characters += cell.length();
      }
      if (characters > LONGEST_RECORD) {
        return "InvalidBatch : Maximum record size exceeded : %d characters"
            .formatted(LONGEST_RECORD);
      }
    }
    return "";
  }

  /// Whether a job of that time is still there.
  static boolean isKept(String createdAt, Instant now) {
    return SalesforceTime.parse(createdAt).plus(KEPT).isAfter(now);
  }
}
