package org.unisono.simulators.hubspot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Workflows: read, made, replaced, deleted. The list of them leaves out what they do and whom they
/// enrol.
final class WorkflowCalls {
  private static final String ALL = "/automation/v4/flows";

  private final Portal portal;

  WorkflowCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(ALL, this::page)
        .post(ALL, this::create)
        .get(ALL + "/email-campaigns", this::emails)
        .get(ALL + "/performance/{id}", this::performance)
        .get(ALL + "/{id}", r -> Reply.ok(one(r.var("id"))))
        .put(ALL + "/{id}", this::replace)
        .delete(ALL + "/{id}", this::delete)
        .post(ALL + "/batch/read", this::several)
        .post("/automation/v4/workflow-id-mappings/batch/read", this::mappings)
        .post("/automation/v2/workflows/{id}/enrollments/contacts/{email}", this::enrol)
        .delete("/automation/v2/workflows/{id}/enrollments/contacts/{email}", this::unenrol);
  }

  private Reply page(Request request) {
    needsScope();
    return Reply.ok(portal.pages.byId(request, portal.workflows.all(), "id", 100, this::listed));
  }

  private ObjectNode listed(ObjectNode flow) {
    var listed = flow.deepCopy();
    listed.remove("enrollmentCriteria");
    listed.remove("actions");
    return listed;
  }

  private ObjectNode one(String id) {
    needsScope();
    return portal
        .workflows
        .find(id)
        .map(ObjectNode::deepCopy)
        .orElseThrow(() -> Workflows.missing(id));
  }

  /// Which marketing e-mails the workflows send.
  private Reply emails(Request request) {
    needsScope();
    var asked = ObjectCalls.names(request.param("flowId").orElse(""));
    var body = Json.object();
    var results = body.putArray("results");
    for (var flow : portal.workflows.all()) {
      var id = Json.text(flow, "id");
      if (asked.isEmpty() || asked.contains(id)) {
        Workflows.contents(flow)
            .forEach(
                email ->
                    results
                        .addObject()
                        .put("flowId", id)
                        .put("emailCampaignId", email)
                        .put("emailContentId", email));
      }
    }
    return Reply.ok(body);
  }

  /// How many a workflow enrolled, by day, week or month.
  private Reply performance(Request request) {
    var id = Json.text(one(request.var("id")), "id");
    UnaryOperator<LocalDate> bucket =
        switch (request.param("bucketType").orElse("DAY")) {
          case "DAY" -> day -> day;
          case "WEEK" -> day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case "MONTH" -> day -> day.withDayOfMonth(1);
          default -> throw HubSpotRefused.invalid("bucketType is DAY, WEEK or MONTH");
        };
    var from = day(request, "start", LocalDate.EPOCH);
    var until = day(request, "end", LocalDate.MAX);
    var body = Json.object();
    var results = body.putArray("results");
    portal
        .workflows
        .enrolled(id, bucket)
        .forEach(
            (day, count) -> {
              if (!day.isBefore(bucket.apply(from)) && !day.isAfter(until)) {
                results
                    .addObject()
                    .put("bucket", day.toString())
                    .put("frequency", count)
                    .put("series", "ENROLLED");
              }
            });
    return Reply.ok(body);
  }

  private static LocalDate day(Request request, String name, LocalDate otherwise) {
    return request
        .param(name)
        .map(EmailCalls::moment)
        .map(m -> LocalDate.ofInstant(m, ZoneOffset.UTC))
        .orElse(otherwise);
  }

  private Reply create(Request request) {
    needsScope();
    return Reply.json(201, portal.workflows.create(request.object()).deepCopy());
  }

  private Reply replace(Request request) {
    needsScope();
    return Reply.ok(portal.workflows.replace(request.var("id"), request.object()).deepCopy());
  }

  private Reply delete(Request request) {
    var flow = one(request.var("id"));
    portal.workflows.forget(flow);
    return Reply.empty(204);
  }

  private Reply several(Request request) {
    needsScope();
    var body = Json.object().put("status", "COMPLETE");
    var results = body.putArray("results");
    for (var input : request.object().path("inputs")) {
      if (!Json.text(input, "type").equals("FLOW_ID")) {
        throw HubSpotRefused.invalid("Invalid input JSON: type must be FLOW_ID");
      }
      portal.workflows.find(Json.text(input, "flowId")).ifPresent(f -> results.add(f.deepCopy()));
    }
    return Reply.ok(body);
  }

  /// A workflow's number in the older API, by which contacts are enrolled.
  private static String legacy(ObjectNode flow) {
    return String.valueOf(Long.parseLong(Json.text(flow, "id")) - 500_000_000);
  }

  private Reply mappings(Request request) {
    needsScope();
    var body = Json.object().put("status", "COMPLETE");
    var results = body.putArray("results");
    for (var input : request.object().path("inputs")) {
      portal.workflows.all().stream()
          .filter(
              f ->
                  Json.text(f, "id").equals(Json.text(input, "flowId"))
                      || legacy(f).equals(Json.text(input, "workflowId")))
          .forEach(
              f ->
                  results
                      .addObject()
                      .put("flowId", Json.text(f, "id"))
                      .put("workflowId", Long.parseLong(legacy(f))));
    }
    return Reply.ok(body);
  }

  private ObjectNode byLegacy(Request request) {
    needsScope();
    return portal.workflows.all().stream()
        .filter(f -> legacy(f).equals(request.var("id")))
        .findFirst()
        .orElseThrow(() -> HubSpotRefused.notFound("Workflow not found"));
  }

  /// Who has been through is out already; nothing is left to take back.
  private Reply unenrol(Request request) {
    byLegacy(request);
    portal.objects.require(CrmType.CONTACTS, "email", request.var("email"));
    return Reply.empty(204);
  }

  private Reply enrol(Request request) {
    var flow = byLegacy(request);
    var contact = portal.objects.require(CrmType.CONTACTS, "email", request.var("email"));
    portal.workflows.enrol(flow, Json.text(contact, "id"));
    return Reply.empty(204);
  }

  private void needsScope() {
    if (portal.automations.areHidden()) {
      throw HubSpotRefused.missingScopes();
    }
  }
}
