package org.unisono.connectors.marketo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Csv;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Pauses;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Bulk imports: a file of rows, each *insert or update* under its e-mail address, and later what
/// of it failed. Denied is a file that was not taken; whatever goes wrong once it was is unclear.
final class Imports {
  static final String ADDRESS = "email";

  private static final String LEADS = "/bulk/v1/leads";
  private static final String MEMBERS = "/bulk/v1/program/";
  private static final String REASON = "Import Failure Reason";
  // About fifty minutes: ten files can wait before ours.
  private static final int POLLS = 110;
  private static final int LONGEST = 30;
  private static final int MOST_FAILURES = 30_000_000;

  private final MarketoApi api;
  private final Pauses pauses;

  Imports(MarketoApi api, Pauses pauses) {
    this.api = api;
    this.pauses = pauses;
  }

  static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /// Makes people. Answers who was refused, by [#key].
  Map<String, Denied> leads(String csv) {
    var batch = taken(LEADS + ".json?format=csv&lookupField=" + ADDRESS, csv);
    var job = LEADS + "/batch/" + batch;
    return outcome(job + ".json", job + "/failures.json");
  }

  /// Gives a status of a program to people, who become its members. Answers who was refused, by
  /// [#key].
  Map<String, Denied> members(String program, String status, String csv) {
    var query = "?format=csv&programMemberStatus=" + MarketoApi.encoded(status);
    var batch = taken(MEMBERS + program + "/members/import.json" + query, csv);
    var job = MEMBERS + "members/import/" + batch;
    return outcome(job + "/status.json", job + "/failures.json");
  }

  private String taken(String path, String csv) {
    var batch = Json.text(api.upload(path, csv).path("result").path(0), "batchId");
    if (batch.isEmpty()) {
      throw new Unclear(new Trouble.NotTheVendor(200));
    }
    return batch;
  }

  private Map<String, Denied> outcome(String status, String failures) {
    try {
      var done = ended(status);
      boolean allWell = done.path("numOfRowsFailed").asInt(0) == 0;
      return allWell ? Map.of() : denied(Csv.read(api.file(failures, 0, MOST_FAILURES)));
    } catch (Stuck | Denied unseen) {
      throw new Unclear(Tried.trouble(unseen));
    }
  }

  /// They ask for five seconds at least from one look to the next.
  private JsonNode ended(String path) {
    for (int poll = 0; poll < POLLS; poll++) {
      var job = api.get(path, Lane.ORDINARY).path("result").path(0);
      switch (Json.text(job, "status")) {
        case "Complete" -> {
          return job;
        }
        case "Failed" ->
            throw new Unclear(
                new Trouble.AskedWrong("importFailed", null, Json.text(job, "message")));
        default -> pauses.pause(Duration.ofSeconds(Math.min(LONGEST, 5 + poll)));
      }
    }
    throw new Unclear(new Trouble.Unreachable("the import takes too long"));
  }

  private static Map<String, Denied> denied(List<List<String>> rows) {
    var denied = new HashMap<String, Denied>();
    if (rows.isEmpty()) {
      return denied;
    }
    int address = rows.getFirst().indexOf(ADDRESS);
    int reason = rows.getFirst().indexOf(REASON);
    if (address < 0 || reason < 0) {
      throw new Unclear(new Trouble.NotTheVendor(200));
    }
    for (var row : rows.subList(1, rows.size())) {
      if (row.size() > Math.max(address, reason)) {
        denied.put(key(row.get(address)), Refusals.inWords(row.get(reason)));
      }
    }
    return denied;
  }
}
