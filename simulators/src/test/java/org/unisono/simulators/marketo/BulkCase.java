package org.unisono.simulators.marketo;

import java.time.Instant;
import java.util.Map;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Bulk jobs as a client starts and follows them.
abstract class BulkCase extends MarketoCase {
  static final String LEADS = "/bulk/v1/leads.json?format=csv&lookupField=email";

  Api.Answer upload(String path, String file) {
    var body =
        "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + file
            + "\r\n--frontier--\r\n";
    return api.send("POST", path, body, "multipart/form-data; boundary=frontier", Map.of());
  }

  static JsonNode first(Api.Answer answer) {
    return answer.json().path("result").path(0);
  }

  /// Asks until the job has ended.
  JsonNode ended(String path) {
    for (int poll = 0; poll < 50; poll++) {
      var job = first(api.get(path));
      if (!Json.text(job, "status").matches("Queued|Importing|Processing")) {
        return job;
      }
    }
    throw new AssertionError("the job does not end");
  }

  String membersImport(String program, String status) {
    return "/bulk/v1/program/%s/members/import.json?format=csv&programMemberStatus=%s"
        .formatted(program, Api.escape(status));
  }

  /// Imports members, and answers the job at its end.
  JsonNode members(String program, String status, String file) {
    var id = Json.text(first(upload(membersImport(program, status), file)), "batchId");
    return ended("/bulk/v1/program/members/import/" + id + "/status.json");
  }

  String failures(JsonNode ofMembers) {
    var id = Json.text(ofMembers, "batchId");
    return api.get("/bulk/v1/program/members/import/" + id + "/failures.json").body();
  }

  /// Makes and enqueues an export; answers its address.
  String exported(String kind, String wish) {
    var made = first(api.post("/bulk/v1/" + kind + "/export/create.json", wish));
    var one = "/bulk/v1/" + kind + "/export/" + Json.text(made, "exportId");
    api.post(one + "/enqueue.json", "{}");
    return one;
  }

  static String lately(String filter) {
    var now = Instant.ofEpochMilli(System.currentTimeMillis());
    return "\"%s\":{\"startAt\":\"%s\",\"endAt\":\"%s\"}"
        .formatted(
            filter,
            MarketoTime.text(now.minusSeconds(86_400)),
            MarketoTime.text(now.plusSeconds(86_400)));
  }
}
