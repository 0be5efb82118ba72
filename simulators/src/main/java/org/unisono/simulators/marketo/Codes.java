package org.unisono.simulators.marketo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The vendor's codes and their words; and one of them, of a call or of a record, that was asked
/// for and comes next.
final class Codes {
  private static final Map<String, String> OF_CALLS =
      Map.ofEntries(
          Map.entry("500", "Internal Server Error"),
          Map.entry("502", "Bad Gateway"),
          Map.entry("601", "Access token invalid"),
          Map.entry("602", "Access token expired"),
          Map.entry("603", "Access denied"),
          Map.entry("604", "Request timed out"),
          Map.entry("605", "HTTP Method not supported"),
          Map.entry("606", "Max rate limit '100' exceeded with in '20' secs"),
          Map.entry("607", "Daily quota reached"),
          Map.entry("608", "API temporarily unavailable"),
          Map.entry("609", "Invalid JSON"),
          Map.entry("610", "Requested resource not found"),
          Map.entry("611", "System error"),
          Map.entry("612", "Invalid Content Type"),
          Map.entry("613", "Invalid Multipart Request"),
          Map.entry("614", "Invalid Subscription"),
          Map.entry("615", "Concurrent access limit reached"),
          Map.entry("616", "Invalid subscription type"),
          Map.entry("701", "The field cannot be blank"),
          Map.entry("702", "No data found for a given search scenario"),
          Map.entry("703", "The feature is not enabled for the subscription"),
          Map.entry("704", "Invalid date format"),
          Map.entry("709", "Business rule violation"),
          Map.entry("710", "Parent folder not found"),
          Map.entry("711", "Incompatible folder type"),
          Map.entry("712", "Merge to person account operation is invalid"),
          Map.entry("713", "Transient error"),
          Map.entry("714", "Unable to find the default record type"),
          Map.entry("718", "Salespersonid not found"),
          Map.entry("719", "Lock wait timeout exception"));

  private static final Map<String, String> OF_RECORDS =
      Map.ofEntries(
          Map.entry("1001", "Invalid value. Required of another type"),
          Map.entry("1002", "Missing value for required parameter"),
          Map.entry("1003", "Invalid data"),
          Map.entry("1004", "Lead not found"),
          Map.entry("1005", "Lead already exists"),
          Map.entry("1006", "Field not found"),
          Map.entry("1007", "Multiple leads match the lookup criteria"),
          Map.entry("1008", "Access denied to partition"),
          Map.entry("1009", "Partition name must be specified"),
          Map.entry("1010", "Partition update not allowed"),
          Map.entry("1011", "Field is not supported"),
          Map.entry("1012", "Invalid cookie value"),
          Map.entry("1013", "Object not found"),
          Map.entry("1014", "Failed to create Object"),
          Map.entry("1015", "Lead not in list"),
          Map.entry("1016", "Too many imports in queue"),
          Map.entry("1017", "Object already exists"),
          Map.entry("1018", "CRM Enabled"),
          Map.entry("1019", "Import in progress"),
          Map.entry("1020", "Too many clones to program"),
          Map.entry("1021", "Company update not allowed"),
          Map.entry("1022", "Object in use"),
          Map.entry("1025", "Program status not found"),
          Map.entry("1026", "Custom object not enabled"),
          Map.entry("1027", "Max activity types limit reached"),
          Map.entry("1028", "Max field limit reached"),
          Map.entry("1029", "Too many jobs in queue"),
          Map.entry("1035", "Unsupported filter type for target subscription"),
          Map.entry("1036", "Duplicate object found in input"),
          Map.entry("1037", "Lead was skipped"),
          Map.entry("1042", "Invalid runAt date"),
          Map.entry("1048", "Custom Object Discard Draft Failed"),
          Map.entry("1049", "Failed to create activity"),
          Map.entry("1076", "Merging in the CRM is not supported for these records"),
          Map.entry("1077", "Merge in the CRM failed for the length of a field"),
          Map.entry("1078", "Merge in the CRM failed for a deleted record"),
          Map.entry("1079", "Merge in the CRM failed for a duplicate"));

  private static final int CLONES_A_DAY = 20;

  private final Map<String, String> next = new HashMap<>();
  private final Deque<Instant> clones = new ArrayDeque<>();

  /// False where there is no such switch.
  boolean set(String name, String code) {
    var known =
        switch (name) {
          case "refuseNext" -> OF_CALLS;
          case "skipNext" -> OF_RECORDS;
          default -> Map.<String, String>of();
        };
    if (known.isEmpty()) {
      return false;
    }
    if (!known.containsKey(code)) {
      throw new IllegalArgumentException("no such code: " + code);
    }
    next.put(name, code);
    return true;
  }

  /// Whether a program may be cloned for a run once more on this day; if so, it is counted.
  boolean mayClone(Instant now) {
    clones.removeIf(c -> !c.plus(Duration.ofDays(1)).isAfter(now));
    return clones.size() < CLONES_A_DAY && clones.add(now);
  }

  /// The refusal that a call meets instead of its answer, once.
  Optional<MarketoRefused> refusal() {
    return Optional.ofNullable(next.remove("refuseNext"))
        .map(code -> new MarketoRefused(code, OF_CALLS.getOrDefault(code, "")));
  }

  /// Refuses the record that is written next, once.
  void skips() {
    var code = next.remove("skipNext");
    if (code != null) {
      throw new MarketoRefused(code, OF_RECORDS.getOrDefault(code, ""));
    }
  }
}
