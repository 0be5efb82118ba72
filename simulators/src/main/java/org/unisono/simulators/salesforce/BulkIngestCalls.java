package org.unisono.simulators.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Bulk 2.0 writes: open a job, upload a CSV, close it, poll, fetch the three result files.
final class BulkIngestCalls {
  private static final String ALL = "/services/data/{v}/jobs/ingest";
  private static final String ONE = ALL + "/{job}";

  private final Org org;
  private final Map<String, IngestJob> jobs = new LinkedHashMap<>();
  private long opened;

  BulkIngestCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post(ALL, this::open)
        .get(ALL, r -> list())
        .put(ONE + "/batches", this::upload)
        .patch(ONE, this::move)
        .get(ONE, r -> Reply.ok(job(r).polled(r.var("v"))))
        .delete(ONE, this::delete)
        .get(ONE + "/successfulResults", r -> csv(job(r).successes()))
        .get(ONE + "/failedResults", r -> csv(job(r).failures()))
        .get(ONE + "/unprocessedrecords", r -> csv(job(r).unprocessed()));
  }

  private Reply open(Request request) {
    var wish = request.object();
    var type = Json.text(wish, "object");
    if (org.schema.find(type).isEmpty()) {
      throw SalesforceRefused.bad("INVALIDENTITY", "Unable to find object: " + type);
    }
    var operation = Json.text(wish, "operation");
    if (!List.of("insert", "update", "upsert", "delete", "hardDelete").contains(operation)) {
      throw SalesforceRefused.bad("INVALIDJOB", "Unknown operation: " + operation);
    }
    if (!IngestJob.DELIMITERS.containsKey(or(wish, "columnDelimiter", "COMMA"))) {
      throw SalesforceRefused.bad(
          "INVALIDJOB", "Unknown delimiter: " + Json.text(wish, "columnDelimiter"));
    }
    if (operation.equals("upsert") && Json.text(wish, "externalIdFieldName").isEmpty()) {
      throw SalesforceRefused.bad("INVALIDJOB", "An upsert needs an externalIdFieldName");
    }
    var id = SalesforceIds.of("750", ++opened);
    var now = SalesforceTime.text(org.clock.instant());
    var job = new IngestJob(id, wish, now, org);
    jobs.put(id, job);
    return Reply.ok(job.info(request.var("v")));
  }

  private Reply list() {
    var body = Json.object().put("done", true);
    var records = body.putArray("records");
    jobs.values().removeIf(job -> !job.isKept());
    jobs.values().forEach(job -> records.add(job.info("v60.0")));
    return Reply.ok(body.putNull("nextRecordsUrl"));
  }

  private Reply upload(Request request) {
    job(request).upload(request.body());
    return Reply.empty(201);
  }

  private Reply move(Request request) {
    var job = job(request);
    job.moveTo(Json.text(request.object(), "state"));
    return Reply.ok(job.info(request.var("v")));
  }

  private Reply delete(Request request) {
    jobs.remove(job(request).id());
    return Reply.empty(204);
  }

  private IngestJob job(Request request) {
    var job = jobs.get(SalesforceIds.full(request.var("job")));
    if (job == null || !job.isKept()) {
      throw SalesforceRefused.notFound("The requested resource does not exist");
    }
    return job;
  }

  static Reply csv(String text) {
    return Reply.text(200, "text/csv", text);
  }

  static ObjectNode info(ObjectNode wish, String id, String createdAt) {
    return Json.object()
        .put("id", id)
        .put("object", Json.text(wish, "object"))
        .put("operation", Json.text(wish, "operation"))
        .put("createdDate", createdAt)
        .put("systemModstamp", createdAt)
        .put("concurrencyMode", "Parallel")
        .put("contentType", "CSV")
        .put("lineEnding", or(wish, "lineEnding", "LF"))
        .put("columnDelimiter", or(wish, "columnDelimiter", "COMMA"));
  }

  static String or(ObjectNode wish, String setting, String otherwise) {
    var value = Json.text(wish, setting);
    return value.isEmpty() ? otherwise : value;
  }
}
