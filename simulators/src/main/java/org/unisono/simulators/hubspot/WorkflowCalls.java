package org.unisono.simulators.hubspot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Workflows, read only; the list of them leaves out what they do and whom they enrol.
final class WorkflowCalls {
  private static final String ALL = "/automation/v4/flows";

  private final Portal portal;

  WorkflowCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(ALL, this::page)
        .get(ALL + "/{id}", r -> Reply.ok(one(r.var("id"))))
        .post(ALL + "/batch/read", this::several);
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
        .orElseThrow(() -> HubSpotRefused.notFound("Flow does not exist with ID " + id + "."));
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

  private void needsScope() {
    if (portal.automations.areHidden()) {
      throw HubSpotRefused.missingScopes();
    }
  }
}
