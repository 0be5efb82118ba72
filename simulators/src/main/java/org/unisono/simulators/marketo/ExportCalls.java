package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Files of people, members or activities: a job is made, put into the queue, asked for, fetched.
final class ExportCalls {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");
  private static final List<String> SHOWN =
      List.of(
          "exportId",
          "format",
          JobQueue.STATUS,
          "createdAt",
          "queuedAt",
          "startedAt",
          "finishedAt",
          "numberOfRecords",
          "fileSize",
          "fileChecksum",
          "errorMsg");

  private final Instance instance;
  private final Exports exports;

  ExportCalls(Instance instance) {
    this.instance = instance;
    this.exports = new Exports(instance);
  }

  static boolean isOne(Request request) {
    return request.path().contains("/bulk/v1/") && request.path().contains("/export/");
  }

  void register(Paths paths) {
    for (var kind : Exports.Kind.values()) {
      var all = "/bulk/v1/" + kind.path() + "/export";
      var one = all + "/{id}";
      paths
          .get(all + ".json", r -> list(r, kind))
          .post(all + "/create.json", r -> create(r, kind))
          .post(one + "/enqueue.json", r -> enqueue(find(r, kind)))
          .post(one + "/cancel.json", r -> cancel(find(r, kind)))
          .get(one + "/status.json", r -> status(find(r, kind)))
          .get(one + "/file.json", r -> file(r, kind));
    }
  }

  private Reply create(Request request, Exports.Kind kind) {
    requireQuota();
    var wish = request.object();
    var format = Json.text(wish, "format").toUpperCase(Locale.ROOT).replaceFirst("^$", "CSV");
    Csv.of(format);
    wish.put(Exports.OBJECT, request.var("api"));
    exports.requireRight(kind, wish);
    var id = UUID.randomUUID().toString();
    var job = Json.object().put("exportId", id).put("format", format);
    job.put(JobQueue.STATUS, "Created").put(Exports.KIND, kind.name()).set(Exports.WISH, wish);
    instance.exports.put(id, job);
    return Envelope.of(shown(job));
  }

  private void requireQuota() {
    if (exports.bytesToday() >= instance.bulkLimits.exportBytesPerDay()) {
      throw new MarketoRefused("1029", "Export daily quota exceeded");
    }
  }

  private Reply enqueue(ObjectNode job) {
    requireQuota();
    require(job, List.of("Created"));
    if (instance.exports.isFull()) {
      throw new MarketoRefused("1029", "Too many jobs in queue");
    }
    job.put(JobQueue.STATUS, JobQueue.QUEUED);
    job.put("queuedAt", MarketoTime.text(instance.clock.instant()));
    instance.exports.put(Json.text(job, "exportId"), job);
    return Envelope.of(shown(job));
  }

  private Reply cancel(ObjectNode job) {
    require(job, List.of("Created", JobQueue.QUEUED, "Processing"));
    job.put(JobQueue.STATUS, "Cancelled");
    return Envelope.of(shown(job));
  }

  private static void require(ObjectNode job, List<String> statuses) {
    var status = Json.text(job, JobQueue.STATUS);
    if (!statuses.contains(status)) {
      throw MarketoRefused.invalid("The job is in status '%s'".formatted(status));
    }
  }

  private Reply status(ObjectNode job) {
    return Envelope.of(shown(instance.exports.polled(Json.text(job, "exportId")).orElseThrow()));
  }

  private Reply list(Request request, Exports.Kind kind) {
    var wanted = request.param("status").map(s -> Arrays.asList(s.split(",")));
    var rows =
        instance.exports.all().stream()
            .filter(j -> isOf(j, request, kind))
            .map(ExportCalls::shown)
            .filter(j -> wanted.isEmpty() || isIn(wanted.get(), Json.text(j, JobQueue.STATUS)))
            .toList();
    return Reply.ok(instance.positions.tokensOnly(request, rows));
  }

  private static boolean isIn(List<String> wanted, String status) {
    return wanted.stream().anyMatch(status::equalsIgnoreCase);
  }

  /// What is not there is a 404 in words, unlike with other calls.
  private Reply file(Request request, Exports.Kind kind) {
    var file = job(request, kind).filter(j -> j.has(Exports.FILE));
    if (file.isEmpty()) {
      return Reply.text(404, "text/plain", "The file is not there");
    }
    var bytes = Json.text(file.get(), Exports.FILE).getBytes(StandardCharsets.UTF_8);
    var type = "text/csv;charset=UTF-8";
    var range = RANGE.matcher(request.header("Range"));
    if (!range.matches()) {
      return Reply.bytes(200, type, bytes);
    }
    int from = Integer.parseInt(range.group(1));
    if (from >= bytes.length) {
      return Reply.empty(416).with("Content-Range", "bytes */" + bytes.length);
    }
    int last = range.group(2).isEmpty() ? bytes.length - 1 : Integer.parseInt(range.group(2));
    int end = Math.min(bytes.length, last + 1);
    return Reply.bytes(206, type, Arrays.copyOfRange(bytes, from, end))
        .with("Accept-Ranges", "bytes")
        .with("Content-Range", "bytes %d-%d/%d".formatted(from, end - 1, bytes.length));
  }

  private ObjectNode find(Request request, Exports.Kind kind) {
    return job(request, kind)
        .orElseThrow(
            () -> new MarketoRefused("1013", "Export '%s' not found".formatted(id(request))));
  }

  private Optional<ObjectNode> job(Request request, Exports.Kind kind) {
    return instance.exports.find(id(request)).filter(j -> isOf(j, request, kind));
  }

  private static boolean isOf(ObjectNode job, Request request, Exports.Kind kind) {
    return Json.text(job, Exports.KIND).equals(kind.name())
        && Json.text(job.path(Exports.WISH), Exports.OBJECT).equals(request.var("api"));
  }

  private static String id(Request request) {
    return request.var("id");
  }

  private static ObjectNode shown(ObjectNode job) {
    var shown = Json.object();
    SHOWN.stream().filter(job::has).forEach(n -> shown.set(n, job.path(n)));
    return shown;
  }
}
