package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// One Bulk 2.0 write job. Its rows are written when the upload is declared complete; a poll finds
/// it in progress once before it is complete.
final class IngestJob {
  static final Map<String, Character> DELIMITERS =
      Map.of(
          "COMMA", ',', "SEMICOLON", ';', "TAB", '\t', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');

  private final String id;
  private final ObjectNode wish;
  private final String createdAt;
  private final Org org;
  private String state = "Open";
  private List<List<String>> rows = List.of();
  private String uploaded = "";
  private final StringBuilder successes = new StringBuilder();
  private final StringBuilder failures = new StringBuilder();
  private String complaint = "";
  private int processed;
  private int failed;

  IngestJob(String id, ObjectNode wish, String createdAt, Org org) {
    this.id = id;
    this.wish = wish;
    this.createdAt = createdAt;
    this.org = org;
  }

  String id() {
    return id;
  }

  boolean isKept() {
    return BulkLimits.isKept(createdAt, org.clock.instant());
  }

  void upload(String csv) {
    if (!state.equals("Open")) {
      throw SalesforceRefused.bad("INVALIDJOBSTATE", "The job is not open");
    }
    org.bulk.requireSmall(csv);
    uploaded = csv;
    rows = Csv.read(csv, delimiter());
  }

  private char delimiter() {
    var name = BulkIngestCalls.or(wish, "columnDelimiter", "COMMA");
    return DELIMITERS.getOrDefault(name, ',');
  }

  void moveTo(String wanted) {
    if (wanted.equals("Aborted")) {
      state = "Aborted";
    } else if (wanted.equals("UploadComplete") && state.equals("Open")) {
      state = "UploadComplete";
      complaint = complaint();
      if (complaint.isEmpty()) {
        process();
      }
    } else {
      throw SalesforceRefused.bad("INVALIDJOBSTATE", "Invalid state: " + wanted);
    }
  }

  /// The job as a poll sees it: each poll moves it one state on.
  ObjectNode polled(String version) {
    var seen = info(version);
    state =
        switch (state) {
          case "UploadComplete" -> "InProgress";
          case "InProgress" -> complaint.isEmpty() ? "JobComplete" : "Failed";
          default -> state;
        };
    return seen;
  }

  ObjectNode info(String version) {
    var contentUrl = "services/data/%s/jobs/ingest/%s/batches".formatted(version, id);
    var info = BulkIngestCalls.info(wish, id, createdAt);
    if (state.equals("Failed")) {
      info.put("errorMessage", complaint);
    }
    return info.put("state", state)
        .put("jobType", "V2Ingest")
        .put("contentUrl", contentUrl)
        .put("apiVersion", Double.parseDouble(version.substring(1)))
        .put("externalIdFieldName", Json.text(wish, "externalIdFieldName"))
        .put("numberRecordsProcessed", processed)
        .put("numberRecordsFailed", failed)
        .put("retries", 0);
  }

  String successes() {
    return successes.toString();
  }

  String failures() {
    return failures.toString();
  }

  String unprocessed() {
    return state.equals("Aborted") || state.equals("Failed") ? uploaded : "";
  }

  /// Why nothing of the file can be written; empty where it can.
  private String complaint() {
    var ending = BulkIngestCalls.or(wish, "lineEnding", "LF");
    var plain = uploaded.replaceAll("\"[^\"]*\"", "");
    boolean windows = plain.contains("\r\n");
    boolean unix = plain.replace("\r\n", "").contains("\n");
    if (ending.equals("LF") ? windows : unix) {
      return "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is "
          + ending;
    }
    var type = org.schema.find(Json.text(wish, "object")).orElseThrow();
    for (var column : rows.isEmpty() ? List.<String>of() : rows.getFirst()) {
      var first = column.split("\\.")[0];
      boolean known =
          column.contains(".") ? type.relation(first).isPresent() : type.field(first).isPresent();
      if (!known) {
        return "InvalidBatch : Field name not found : " + column;
      }
    }
    return BulkLimits.complaint(rows);
  }

  private void process() {
    if (rows.isEmpty()) {
      return;
    }
    var head = rows.getFirst();
    successes.append(row(with(List.of("sf__Id", "sf__Created"), head)));
    failures.append(row(with(List.of("sf__Id", "sf__Error"), head)));
    for (int i = 1; i < rows.size(); i++) {
      processRow(head, rows.get(i), i - 1);
    }
  }

  private void processRow(List<String> head, List<String> cells, int position) {
    processed++;
    try {
      org.apiWrites.checkBatchRow(position);
      checkLock(head, cells, position);
      var done = org.records.allOrNothing(() -> write(values(head, cells)));
      var created = String.valueOf(done.effect() == ApiWrites.Effect.CREATED);
      successes.append(row(with(List.of(done.id(), created), cells)));
    } catch (SalesforceRefused refused) {
      failed++;
      failures.append(row(with(List.of("", refused.inBulk()), cells)));
    }
  }

  private String row(List<String> cells) {
    return cells.stream()
            .map(c -> '"' + c.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(String.valueOf(delimiter())))
        + "\n";
  }

  /// Two batches at a time are written at once; of a campaign that both name, the second loses.
  private void checkLock(List<String> head, List<String> cells, int position) {
    int size = org.automations.lockingBatchRows();
    int column = head.indexOf("CampaignId");
    if (size == 0 || column < 0 || position / size % 2 == 0) {
      return;
    }
    int from = (position / size - 1) * size;
    var campaign = cells.get(column);
    if (rows.subList(1 + from, 1 + from + size).stream()
        .anyMatch(r -> r.get(column).equals(campaign))) {
      throw SalesforceRefused.bad(
          "UNABLE_TO_LOCK_ROW",
          "unable to obtain exclusive access to this record or 1 records: " + campaign);
    }
  }

  private ApiWrites.Upserted write(ObjectNode values) {
    var type = org.schema.find(Json.text(wish, "object")).orElseThrow().name();
    var rowId = Json.text(values, "Id");
    var operation = Json.text(wish, "operation");
    if (operation.equals("insert")) {
      return new ApiWrites.Upserted(org.apiWrites.create(type, values), ApiWrites.Effect.CREATED);
    }
    if (operation.equals("upsert")) {
      var field = Json.text(wish, "externalIdFieldName");
      var key = Json.text(values, field);
      values.remove(field);
      if (key.isEmpty()) {
        throw SalesforceRefused.bad("MISSING_ARGUMENT", field + " not specified");
      }
      return upsert(type, field, key, values);
    }
    values.remove("Id");
    if (rowId.isEmpty()) {
      throw SalesforceRefused.bad("MISSING_ARGUMENT", "Id not specified");
    }
    if (operation.equals("update")) {
      org.apiWrites.update(type, rowId, values);
    } else {
      boolean binned = org.records.findDeleted(type, rowId).isPresent();
      if (operation.equals("delete") || !binned) {
        org.apiWrites.delete(type, rowId);
      }
      if (operation.equals("hardDelete")) {
        org.records.purge(type, rowId);
      }
    }
    return new ApiWrites.Upserted(rowId, ApiWrites.Effect.UPDATED);
  }

  private ApiWrites.Upserted upsert(String type, String field, String key, ObjectNode values) {
    try {
      return org.apiWrites.upsert(type, field, key, values);
    } catch (MultipleChoices several) {
      throw SalesforceRefused.bad("DUPLICATE_VALUE", String.valueOf(several.getMessage()), field);
    }
  }

  /// An empty cell leaves the field alone, `#N/A` blanks it.
  private static ObjectNode values(List<String> head, List<String> cells) {
    var values = Json.object();
    for (int i = 0; i < head.size() && i < cells.size(); i++) {
      int dot = head.get(i).indexOf('.');
      if (dot > 0 && !cells.get(i).isEmpty()) {
        values
            .putObject(head.get(i).substring(0, dot))
            .put(head.get(i).substring(dot + 1), cells.get(i));
      } else if (cells.get(i).equals("#N/A")) {
        values.putNull(head.get(i));
      } else if (!cells.get(i).isEmpty()) {
        values.put(head.get(i), cells.get(i));
      }
    }
    return values;
  }

  private static List<String> with(List<String> first, List<String> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
