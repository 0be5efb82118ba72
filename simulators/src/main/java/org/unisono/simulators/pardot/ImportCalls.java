package org.unisono.simulators.pardot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Imports of prospects: opened, filled with batches of CSV, set ready, and done later. Which of
/// the codes from 155 to 164 says what is our reading of the vendor's list.
final class ImportCalls {
  static final String AT = "/api/v5/imports";

  private static final int MOST_BATCHES = 10;
  private static final int LARGEST = 10 * 1024 * 1024;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");

  private final Unit unit;
  private final Jobs jobs;
  private final ImportRows rows;

  ImportCalls(Unit unit) {
    this.unit = unit;
    var fields =
        Set.of(
            "id",
            "object",
            "operation",
            "state",
            "isExpired",
            "batchesRef",
            "errorsRef",
            "createdCount",
            "updatedCount",
            "errorCount",
            "createdAt",
            "updatedAt",
            "createdById",
            "updatedById");
    jobs = new Jobs(unit.imports, unit.clock, fields, Duration.ofDays(7));
    rows = new ImportRows(unit);
  }

  void register(Routes api) {
    api.post(AT, this::create)
        .get(AT, r -> jobs.page(r))
        .get(AT + "/{id}", this::look)
        .patch(AT + "/{id}", this::ready)
        .post(AT + "/{id}/batches", this::fill)
        .get(AT + "/{id}/errors", this::errors);
  }

  private Reply create(Request request) {
    var asked = jobs.asked(request);
    boolean whole = request.header("Content-Type").startsWith("multipart/");
    var wish = whole ? Json.parseObject(part(request, "importInput")) : request.object();
    if (!Json.text(wish, "object").equals("Prospect")) {
      throw PardotRefused.of(400, 152, "Import is not supported for this object.");
    }
    if (!Set.of("Upsert", "Delete").contains(Json.text(wish, "operation"))) {
      throw PardotRefused.of(400, 153, "Unknown import operation.");
    }
    var csv = whole ? checked(part(request, "importFile")) : "";
    var job = wish.deepCopy();
    job.put("createdCount", 0).put("updatedCount", 0).put("errorCount", 0).put("state", "Open");
    var batches = job.putArray("batches");
    if (whole) {
      batches.add(csv);
      job.put("state", Json.text(wish, "state").equals("Ready") ? Jobs.WAITING : "Open");
    }
    var added = unit.imports.add(job);
    var own = unit.baseUrl + AT + "/" + Json.text(added, "id");
    added.put("batchesRef", own + "/batches").put("errorsRef", own + "/errors");
    return Reply.json(201, jobs.shown(added, asked));
  }

  private Reply look(Request request) {
    var asked = jobs.asked(request);
    jobs.step(rows::work);
    return Reply.ok(jobs.shown(unit.imports.require(request.var("id")), asked));
  }

  private Reply ready(Request request) {
    var asked = jobs.asked(request);
    var job = open(request);
    if (!Json.text(request.object(), "state").equals("Ready")) {
      throw PardotRefused.of(400, 156, "An import can be set to Ready only.");
    }
    if (job.path("batches").isEmpty()) {
      throw PardotRefused.of(400, 157, "The import has no batches.");
    }
    unit.imports.change(job, Json.object().put("state", Jobs.WAITING));
    return Reply.ok(jobs.shown(job, asked));
  }

  private ObjectNode open(Request request) {
    var job = unit.imports.require(request.var("id"));
    if (!Json.text(job, "state").equals("Open") || jobs.isExpired(job)) {
      throw PardotRefused.of(400, 155, "The import is not open any more.");
    }
    return job;
  }

  private Reply fill(Request request) {
    var job = open(request);
    var batches = (ArrayNode) job.path("batches");
    if (batches.size() >= MOST_BATCHES) {
      throw PardotRefused.of(400, 158, "An import has 10 batches at most.");
    }
    boolean form = request.header("Content-Type").startsWith("multipart/");
    batches.add(checked(form ? part(request, "importFile") : request.body()));
    return Reply.empty(204);
  }

  /// Refuses the whole file where its head names what no prospect has, or nothing to match by.
  private static String checked(String csv) {
    if (csv.getBytes(StandardCharsets.UTF_8).length >= LARGEST) {
      throw PardotRefused.of(400, 159, "A batch has less than 10 MB.");
    }
    var all = Csv.read(csv);
    if (all.size() < 2) {
      throw PardotRefused.of(400, 160, "The CSV has no rows.");
    }
    var head = all.getFirst();
    for (var column : head) {
      if (!ImportRows.isColumn(column)) {
        throw PardotRefused.of(400, 161, "Unknown column: " + column);
      }
    }
    if (head.stream().noneMatch(ImportRows.MATCHES::contains)) {
      throw PardotRefused.of(400, 162, "The CSV has no column to match by.");
    }
    if (all.stream().anyMatch(row -> row.size() != head.size())) {
      throw PardotRefused.of(400, 163, "A row has another number of cells than the head.");
    }
    return csv;
  }

  private Reply errors(Request request) {
    var job = unit.imports.require(request.var("id"));
    if (jobs.isExpired(job) || !Json.text(job, "state").equals(Jobs.COMPLETE)) {
      throw PardotRefused.missing();
    }
    return Reply.text(200, "text/csv;charset=UTF-8", Json.text(job, "errors"));
  }

  private static String part(Request request, String name) {
    var boundary = BOUNDARY.matcher(request.header("Content-Type"));
    var mark = boundary.find() ? "\r\n--" + boundary.group(1) : "";
    for (var part : List.of(("\r\n" + request.body()).split(Pattern.quote(mark)))) {
      int head = part.indexOf("\r\n\r\n");
      if (head > 0 && part.substring(0, head).contains("name=\"" + name + "\"")) {
        return part.substring(head + 4);
      }
    }
    throw PardotRefused.of(400, 151, "The form has no part " + name);
  }
}
