package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Bulk 2.0 queries: the answer is CSV, paged by a locator in a header.
final class BulkQueryCalls {
  private static final String ALL = "/services/data/{v}/jobs/query";
  private static final String ONE = ALL + "/{job}";
  private static final int PAGE = 50_000;

  private static final class Job {
    final ObjectNode wish;
    final String id;
    final String createdAt;
    final Queries.Found found;
    String state = "UploadComplete";

    Job(ObjectNode wish, String id, String createdAt, Queries.Found found) {
      this.wish = wish;
      this.id = id;
      this.createdAt = createdAt;
      this.found = found;
    }
  }

  private final Org org;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private long opened = 1_000_000;

  BulkQueryCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post(ALL, this::open)
        .get(ALL, this::list)
        .get(ONE, this::poll)
        .patch(ONE, this::abort)
        .delete(ONE, this::delete)
        .get(ONE + "/results", this::results);
  }

  private Reply open(Request request) {
    var wish = request.object();
    boolean all = Json.text(wish, "operation").equals("queryAll");
    var scope = all ? Queries.Scope.WITH_RECYCLED : Queries.Scope.LIVE;
    var found = org.queries.run(Json.text(wish, "query"), scope);
    if (found.shape() == Queries.Shape.GROUPS || !found.children().isEmpty()) {
      throw SalesforceRefused.bad(
          "FEATURENOTENABLED", "Aggregate Relationships not supported in Bulk Query");
    }
    var id = SalesforceIds.of("750", ++opened);
    wish.put("object", found.type().name());
    var job = new Job(wish, id, SalesforceTime.text(org.clock.instant()), found);
    jobs.put(id, job);
    return Reply.ok(info(job, request.var("v")));
  }

  private Reply list(Request request) {
    var body = Json.object().put("done", true);
    var records = body.putArray("records");
    jobs.values().removeIf(job -> !isKept(job));
    jobs.values().forEach(job -> records.add(info(job, request.var("v"))));
    return Reply.ok(body.putNull("nextRecordsUrl"));
  }

  private Reply poll(Request request) {
    var job = job(request);
    var seen = info(job, request.var("v"));
    job.state =
        switch (job.state) {
          case "UploadComplete" -> "InProgress";
          case "InProgress" -> "JobComplete";
          default -> job.state;
        };
    return Reply.ok(seen);
  }

  private Reply abort(Request request) {
    job(request).state = "Aborted";
    return Reply.ok(info(job(request), request.var("v")));
  }

  private Reply delete(Request request) {
    jobs.remove(job(request).id);
    return Reply.empty(204);
  }

  private Reply results(Request request) {
    var job = job(request);
    if (!job.state.equals("JobComplete")) {
      throw SalesforceRefused.bad("INVALIDJOBSTATE", "The job is not complete");
    }
    int from = request.number("locator", 0);
    if (from > 0 && org.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      org.sessions.closeAll();
      throw SalesforceRefused.deadSession();
    }
    var rows = job.found.rows();
    int end = Math.min(rows.size(), from + Math.max(1, request.number("maxRecords", PAGE)));
    var csv = new StringBuilder();
    csv.append(Csv.row(job.found.paths().stream().map(BulkQueryCalls::heading).toList()));
    rows.subList(Math.min(from, end), end).forEach(row -> csv.append(Csv.row(cells(job, row))));
    return BulkIngestCalls.csv(csv.toString())
        .with("Sforce-NumberOfRecords", String.valueOf(end - from))
        .with("Sforce-Locator", end >= rows.size() ? "null" : String.valueOf(end));
  }

  private static String heading(FieldPath path) {
    var parts = new ArrayList<String>();
    path.hops().forEach(hop -> parts.add(hop.relationship()));
    parts.add(path.field().name());
    return String.join(".", parts);
  }

  private List<String> cells(Job job, ObjectNode row) {
    return job.found.paths().stream()
        .map(path -> path.value(org.reads, row))
        .map(value -> value.isNull() ? "" : value.asString())
        .toList();
  }

  private static JsonNode info(Job job, String version) {
    return BulkIngestCalls.info(job.wish, job.id, job.createdAt)
        .put("state", job.state)
        .put("jobType", "V2Query")
        .put("apiVersion", Double.parseDouble(version.substring(1)))
        .put("numberRecordsProcessed", job.found.rows().size());
  }

  private boolean isKept(Job job) {
    return BulkLimits.isKept(job.createdAt, org.clock.instant());
  }

  private Job job(Request request) {
    var job = jobs.get(SalesforceIds.full(request.var("job")));
    if (job == null || !isKept(job)) {
      throw SalesforceRefused.notFound("The requested resource does not exist");
    }
    return job;
  }
}
