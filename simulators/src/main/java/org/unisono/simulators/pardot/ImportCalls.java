package org.unisono.simulators.pardot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Imports of prospects: opened, filled with batches of CSV, set ready, and done later. So many
/// batches and bytes are taken in a day.
final class ImportCalls {
  static final String AT = "/api/v5/imports";

  private static final int MOST_BATCHES = 10;
  private static final int LARGEST = 10 * 1024 * 1024;

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
    boolean whole = Multipart.isSent(request);
    var wish = whole ? Json.parseObject(part(request, "importInput")) : Bodies.of(request);
    if (!Bodies.required(wish, "object").equals("Prospect")) {
      throw Bodies.invalid("object");
    }
    if (!Set.of("Upsert", "Delete").contains(Bodies.required(wish, "operation"))) {
      throw Bodies.invalid("operation");
    }
    var state = Json.text(wish, "state");
    if (!state.isEmpty() && !state.equals("Ready")) {
      throw Bodies.invalid("state");
    }
    var job = wish.deepCopy().put("state", "Open");
    var batches = job.putArray("batches");
    if (whole) {
      batches.add(checked(job, part(request, "importFile")));
      job.put("state", state.equals("Ready") ? Jobs.WAITING : "Open");
    } else if (state.equals("Ready")) {
      throw noData();
    }
    var added = unit.imports.add(job);
    var own = unit.baseUrl + AT + "/" + Json.text(added, "id");
    added.put("batchesRef", own + "/batches").put("errorsRef", own + "/errors");
    return Reply.json(201, shown(added, asked));
  }

  private static PardotRefused noData() {
    return PardotRefused.of(400, 156, "Can't start processing. Import has no associated data.");
  }

  /// Batches can be added to an open import alone; there are errors once there are any.
  private ObjectNode shown(ObjectNode job, List<String> asked) {
    var shown = jobs.shown(job, asked);
    boolean failed = job.path("errorCount").asInt(0) > 0;
    if (shown.has("batchesRef") && !Json.text(job, "state").equals("Open")) {
      shown.putNull("batchesRef");
    }
    if (shown.has("errorsRef") && !(Json.text(job, "state").equals(Jobs.COMPLETE) && failed)) {
      shown.putNull("errorsRef");
    }
    return shown;
  }

  private Reply look(Request request) {
    var asked = jobs.asked(request);
    jobs.step(rows::work);
    return Reply.ok(shown(unit.imports.require(request.var("id")), asked));
  }

  private Reply ready(Request request) {
    var asked = jobs.asked(request);
    var job = unit.imports.require(request.var("id"));
    if (!isOpen(job)) {
      throw PardotRefused.of(400, 155, "Can't update. Import must be in \"Open\" state.");
    }
    if (!Bodies.required(Bodies.of(request), "state").equals("Ready")) {
      throw Bodies.invalid("state");
    }
    if (job.path("batches").isEmpty()) {
      throw noData();
    }
    unit.imports.change(job, Json.object().put("state", Jobs.WAITING));
    return Reply.ok(shown(job, asked));
  }

  private boolean isOpen(ObjectNode job) {
    return Json.text(job, "state").equals("Open") && !jobs.isExpired(job);
  }

  private Reply fill(Request request) {
    var job = unit.imports.require(request.var("id"));
    if (!isOpen(job)) {
      throw PardotRefused.of(
          400, 161, "The current state of the import does not allow the operation");
    }
    var batches = (ArrayNode) job.path("batches");
    if (batches.size() >= MOST_BATCHES) {
      throw PardotRefused.of(400, 160, "The limit of batches per import has been reached");
    }
    batches.add(
        checked(job, Multipart.isSent(request) ? part(request, "importFile") : request.body()));
    return Reply.empty(204);
  }

  /// Refuses the whole file where its head names what no prospect has, or nothing to match by.
  private String checked(ObjectNode job, String csv) {
    int size = csv.getBytes(StandardCharsets.UTF_8).length;
    if (csv.isBlank()) {
      throw Multipart.noFile();
    }
    if (size >= LARGEST) {
      throw PardotRefused.of(400, 158, "Uploading a file was unsuccessful");
    }
    var all = Csv.read(csv);
    var head = all.getFirst();
    for (var column : head) {
      if (!ImportRows.isColumn(column)) {
        throw PardotRefused.invalid("One or more of the specified fields are invalid: " + column);
      }
    }
    if (head.stream().noneMatch(ImportRows.MATCHES::contains)) {
      throw PardotRefused.of(400, 153, "Missing required property in request: a match column");
    }
    var first = job.path("batches").path(0).asString("");
    boolean same = first.isEmpty() || Csv.read(first).getFirst().equals(head);
    if (all.size() < 2 || !same || all.stream().anyMatch(row -> row.size() != head.size())) {
      throw PardotRefused.of(400, 159, "The file is not in a valid CSV format");
    }
    checkColumns(job, head);
    var today = unit.clock.instant().atZone(ExportCalls.USERS_ZONE).toLocalDate();
    if (!unit.limits.spendBatch(today, size)) {
      throw PardotRefused.of(400, 164, "Daily limit of import batches has been reached");
    }
    return csv;
  }

  /// Where columns are set, they are those of the file.
  private static void checkColumns(ObjectNode job, List<String> head) {
    var columns = job.path("columns");
    if (!columns.isMissingNode() && !columns.isEmpty()) {
      var named = columns.valueStream().map(c -> Json.text(c, "field")).toList();
      if (named.size() != head.size() || !head.containsAll(named)) {
        throw PardotRefused.of(400, 165, "column options is invalid");
      }
    }
  }

  private Reply errors(Request request) {
    var job = unit.imports.require(request.var("id"));
    if (jobs.isExpired(job) || !Json.text(job, "state").equals(Jobs.COMPLETE)) {
      throw PardotRefused.missing();
    }
    return Reply.text(200, "text/csv;charset=UTF-8", Json.text(job, "errors"));
  }

  private static String part(Request request, String name) {
    var content = Multipart.of(request).only(name).map(Multipart.Part::content);
    return content.orElseThrow(
        () ->
            name.equals("importFile")
                ? Multipart.noFile()
                : PardotRefused.of(400, 153, "Missing required property in request: " + name));
  }
}
