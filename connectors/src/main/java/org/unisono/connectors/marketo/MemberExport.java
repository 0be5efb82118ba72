package org.unisono.connectors.marketo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Csv;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import tools.jackson.databind.JsonNode;

/// All members of a program by a bulk export, for programs with more than the 100,000 that the
/// ordinary call lists. Without our mark: a file cannot tell it from that of the person, which has
/// the same name.
final class MemberExport {
  private static final String ALL = "/bulk/v1/program/members/export/";
  private static final List<String> FIELDS =
      List.of("leadId", "statusName", "membershipDate", "reachedSuccess", "updatedAt");

  /// They say once in a minute how a job stands.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int POLLS = 30;

  /// Some 1,500 rows, which is a page.
  private static final int PART = 128 * 1024;

  /// A file that is done.
  ///
  /// @param bytes its size
  record Ready(long bytes, long rows) {}

  /// A part of a file.
  ///
  /// @param rows as the ordinary call shows members
  /// @param next the byte where the next part begins
  record Part(List<JsonNode> rows, long next) {}

  private final MarketoApi api;
  private final int most;

  MemberExport(MarketoApi api, Account account) {
    this.api = api;
    this.most = account.number("exportBytes", PART);
  }

  /// Whether the ordinary call has refused to list so many.
  static boolean isCrowded(Denied denied) {
    return denied.code().equals("1003");
  }

  /// Answers the id of a job that is in the queue.
  String begin(String program, List<String> statuses) {
    var wish = Json.object().put("format", "CSV");
    var fields = wish.putArray("fields");
    FIELDS.forEach(fields::add);
    var filter = wish.putObject("filter").put("programId", Long.parseLong(program));
    var names = filter.putArray("statusNames");
    statuses.forEach(names::add);
    var made = api.order(ALL + "create.json", wish).path("result").path(0);
    var id = Json.text(made, "exportId");
    api.order(ALL + id + "/enqueue.json", Json.object());
    return id;
  }

  /// Waits for the file. Stuck where it takes more than half an hour: it can be asked for again.
  Ready await(String id) {
    for (int poll = 0; poll < POLLS; poll++) {
      var job = api.get(ALL + id + "/status.json", Lane.ORDINARY).path("result").path(0);
      switch (Json.text(job, "status")) {
        case "Completed" -> {
          return new Ready(job.path("fileSize").asLong(0), job.path("numberOfRecords").asLong(0));
        }
        case "Created", "Queued", "Processing" -> api.pauses().pause(PAUSE);
        default -> throw new Denied(404, "exportFailed", null, Json.text(job, "errorMsg"));
      }
    }
    throw new Stuck(new Trouble.AskedWrong("exportPending", null, "The export takes too long."));
  }

  /// The rows that begin at a byte, as many as are whole in a part.
  Part part(String id, String program, long from, Ready ready) {
    var text = api.file(ALL + id + "/file.json", from, most);
    // The end of a part may cut a row, and a character: what follows its last line is read again.
    boolean last = from + most >= ready.bytes();
    var whole = last ? text : text.substring(0, text.lastIndexOf('\n') + 1);
    if (whole.isEmpty()) {
      throw new Stuck(new Trouble.TooLarge(most));
    }
    var rows = Csv.read(whole);
    var members = new ArrayList<JsonNode>();
    rows.subList(from == 0 ? 1 : 0, rows.size()).forEach(row -> members.add(member(program, row)));
    long next = from + whole.getBytes(StandardCharsets.UTF_8).length;
    return new Part(members, Math.min(next, ready.bytes()));
  }

  private static JsonNode member(String program, List<String> row) {
    var member = Json.object().put("programId", program);
    for (int i = 0; i < FIELDS.size(); i++) {
      var cell = i < row.size() ? row.get(i) : "null";
      member.put(FIELDS.get(i), cell.equals("null") ? null : cell);
    }
    return member;
  }

  /// All of them. Stuck where the file holds another number than they say.
  Set<RemoteRef> all(String program, List<String> statuses) {
    var id = begin(program, statuses);
    var ready = await(id);
    var refs = new HashSet<RemoteRef>();
    long rows = 0;
    long from = 0;
    while (from < ready.bytes()) {
      var part = part(id, program, from, ready);
      part.rows().forEach(row -> refs.add(Memberships.record(row).ref()));
      rows += part.rows().size();
      from = part.next();
    }
    if (rows != ready.rows()) {
      throw new Stuck(
          new Trouble.AskedWrong("exportIncomplete", null, "The file is not complete."));
    }
    return refs;
  }
}
