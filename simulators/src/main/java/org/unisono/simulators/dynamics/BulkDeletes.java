package org.unisono.simulators.dynamics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Jobs that delete whatever queries find when their time has come. A row that cannot be deleted is
/// counted and stays.
final class BulkDeletes {
  private static final String ORDER = "order";
  private static final int BULK_DELETE = 13;
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("Equal", "eq"),
          Map.entry("NotEqual", "ne"),
          Map.entry("GreaterThan", "gt"),
          Map.entry("GreaterEqual", "ge"),
          Map.entry("LessThan", "lt"),
          Map.entry("LessEqual", "le"),
          Map.entry("Like", "like"),
          Map.entry("NotLike", "not-like"),
          Map.entry("BeginsWith", "begins-with"),
          Map.entry("EndsWith", "ends-with"),
          Map.entry("In", "in"),
          Map.entry("NotIn", "not-in"),
          Map.entry("Null", "null"),
          Map.entry("NotNull", "not-null"),
          Map.entry("On", "on"),
          Map.entry("OnOrAfter", "on-or-after"),
          Map.entry("OnOrBefore", "on-or-before"),
          Map.entry("LastXDays", "last-x-days"),
          Map.entry("OlderThanXDays", "olderthan-x-days"));

  private final Organization org;

  BulkDeletes(Organization org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes.post(Paths.at("/BulkDelete"), this::order);
  }

  private Table jobs() {
    return org.tables.named("asyncoperation");
  }

  private Reply order(Request request) {
    var wish = request.object();
    for (var name : List.of("QuerySet", "JobName", "ToRecipients", "CCRecipients")) {
      if (wish.path(name).isMissingNode()) {
        throw DynamicsRefused.invalid("The parameter '%s' is missing.".formatted(name));
      }
    }
    if (!Json.text(wish, "RecurrencePattern").isEmpty()) {
      throw DynamicsRefused.invalid("Jobs that recur are not run here.");
    }
    var queries = wish.path("QuerySet").valueStream().map(BulkDeletes::query).toList();
    for (var query : queries) {
      // A query that cannot run is refused now, and not when its time has come.
      found(query);
    }
    var start = Json.text(wish, "StartDateTime");
    var job = Json.object().put("asyncoperationid", UUID.randomUUID().toString());
    job.put("name", Json.text(wish, "JobName")).put("operationtype", BULK_DELETE);
    job.put("statecode", 0).put("statuscode", 0).put("_ownerid_value", org.callers.current());
    job.putObject(ORDER)
        .put("at", start.isEmpty() ? org.clock.instant().toString() : start)
        .set("queries", Json.of(queries));
    if (!start.isEmpty() && Instant.parse(start).isAfter(org.clock.instant())) {
      job.put("statecode", 1).put("statuscode", 10).put("postponeuntil", start);
    }
    org.records.put(jobs(), job);
    return Reply.ok(Json.object().put("JobId", Json.text(job, "asyncoperationid")))
        .with("OData-Version", "4.0");
  }

  /// The query of the organisation service, as FetchXML.
  private static String query(JsonNode query) {
    var table = Json.text(query, "EntityName");
    return "<fetch><entity name=\"%s\">%s</entity></fetch>"
        .formatted(escaped(table), filter(query.path("Criteria")));
  }

  private static String filter(JsonNode criteria) {
    var parts = new ArrayList<String>();
    criteria.path("Conditions").forEach(c -> parts.add(condition(c)));
    criteria.path("Filters").forEach(f -> parts.add(filter(f)));
    boolean any = Json.text(criteria, "FilterOperator").equals("Or");
    return parts.isEmpty()
        ? ""
        : "<filter type=\"%s\">%s</filter>".formatted(any ? "or" : "and", String.join("", parts));
  }

  private static String condition(JsonNode condition) {
    var operator = OPERATORS.get(Json.text(condition, "Operator"));
    if (operator == null) {
      throw DynamicsRefused.invalid(
          "The operator '%s' is not known here.".formatted(Json.text(condition, "Operator")));
    }
    var values =
        condition.path("Values").valueStream().map(v -> escaped(Json.text(v, "Value"))).toList();
    var head =
        "<condition attribute=\"%s\" operator=\"%s\""
            .formatted(escaped(Json.text(condition, "AttributeName")), operator);
    return switch (values.size()) {
      case 0 -> head + "/>";
      case 1 -> operator.endsWith("in") ? many(head, values) : one(head, values.getFirst());
      default -> many(head, values);
    };
  }

  private static String one(String head, String value) {
    return head + " value=\"" + value + "\"/>";
  }

  private static String many(String head, List<String> values) {
    return values.stream()
        .map(v -> "<value>" + v + "</value>")
        .collect(Collectors.joining("", head + ">", "</condition>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private Table table(String query) {
    return org.tables.named(FetchRun.parse(query).entity().table());
  }

  private List<ObjectNode> found(String query) {
    return new FetchRun(org).rows(table(query), query);
  }

  /// Carries out what is due.
  void settle() {
    for (var job : org.records.all(jobs())) {
      if (job.path("statecode").asInt() < 2 && job.path(ORDER) instanceof ObjectNode order) {
        if (!Instant.parse(Json.text(order, "at")).isAfter(org.clock.instant())) {
          // Before anything else, so that nothing in it begins it anew.
          job.put("statecode", 3).put("statuscode", 30);
          run(job, order);
        }
      }
    }
  }

  private void run(ObjectNode job, ObjectNode order) {
    int done = 0;
    int failed = 0;
    for (var query : order.path("queries")) {
      var table = table(query.asString());
      for (var row : found(query.asString())) {
        try {
          org.writes.delete(table, Json.text(row, table.key()));
          done++;
        } catch (DynamicsRefused refused) {
          failed++;
        }
      }
    }
    var now = org.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    job.put("startedon", now).put("completedon", now);
    org.records.touch(job);
    var told = org.tables.named("bulkdeleteoperation");
    org.records.put(
        told,
        Json.object()
            .put("bulkdeleteoperationid", UUID.randomUUID().toString())
            .put("name", Json.text(job, "name"))
            .put("_asyncoperationid_value", Json.text(job, "asyncoperationid"))
            .put("_ownerid_value", Json.text(job, "_ownerid_value"))
            .put("successcount", done)
            .put("failurecount", failed)
            .put("statecode", 3)
            .put("statuscode", 30));
  }
}
