package org.unisono.app.flows.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Translations;
import org.unisono.app.edge.Versions;
import org.unisono.app.flows.Flow;
import org.unisono.app.flows.Flows;
import org.unisono.app.flows.Run;
import org.unisono.app.flows.RunExplanation;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Flows, their drafts and their runs.
@RestController
@RequestMapping("/api/v1/flows/{id}")
class FlowsController {

  private final Flows flows;
  private final Cursors cursors;
  private final MergePatch patches;
  private final Translations translations;

  FlowsController(Flows flows, Cursors cursors, MergePatch patches, Translations translations) {
    this.translations = translations;
    this.flows = flows;
    this.cursors = cursors;
    this.patches = patches;
  }

  /// @param status may be `paused`, and `published` again
  record FlowEdit(
      @Nullable String name, @Nullable String status, @Nullable ObjectNode definition) {}

  @GetMapping
  @Needs(Permission.READ)
  ResponseEntity<FlowBody> show(@PathVariable UUID id, HttpServletRequest request) {
    return answer(flows.get(id), request);
  }

  /// A merge patch; a definition that is whole (it has `steps`, `start` and `entry`) replaces the
  /// one that is there, so that steps left out are gone.
  @Takes(FlowEdit.class)
  @PatchMapping(consumes = "application/merge-patch+json")
  @Needs(Permission.FLOWS_WRITE)
  ResponseEntity<FlowBody> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch,
      HttpServletRequest request) {
    var flow = flows.get(id);
    int seen = Versions.required(ifMatch);
    Versions.check(seen, flow.version());
    boolean whole = isWhole(patch.path("definition"));
    var current = new FlowEdit(flow.name(), flow.status(), whole ? null : flow.definition());
    var edit = patches.apply(current, patch, FlowEdit.class);
    var status = patch.has("status") ? status(flow, edit.status()) : null;
    if (patch.has("name") || patch.has("definition")) {
      var definition =
          edit.definition() == null ? flow.definition().objectNode() : edit.definition();
      flow = flows.saveDraft(id, seen, edit.name() == null ? "" : edit.name(), definition);
    }
    if (status == null || flow.status().equals(status)) {
      return answer(flow, request);
    }
    return answer(status.equals("paused") ? flows.pause(id) : flows.resume(id), request);
  }

  private static boolean isWhole(JsonNode definition) {
    return definition.has("steps") && definition.has("start") && definition.has("entry");
  }

  /// Looked at before anything is kept.
  private static String status(Flow flow, @Nullable String status) {
    boolean known = "paused".equals(status) || "published".equals(status);
    if (status == null || !(known || flow.status().equals(status))) {
      throw Refused.rule("/status", "badFlowStatus", "A flow can be paused or published.");
    }
    if (known && flow.published() == null) {
      throw Refused.clash("/status", "notPublished", "This flow was never published.");
    }
    return status;
  }

  @PostMapping("/publish")
  @Needs(Permission.FLOWS_WRITE)
  ResponseEntity<FlowBody> publish(@PathVariable UUID id, HttpServletRequest request) {
    return answer(flows.publish(id), request);
  }

  @GetMapping("/runs")
  @Needs(Permission.READ)
  Page<Run> runs(
      @PathVariable UUID id,
      @RequestParam @Nullable String status,
      @RequestParam @Nullable UUID personId,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var page = cursors.page("runs:" + id + status + personId, limit, cursor);
    return flows.runs(id, status, personId, page);
  }

  @GetMapping("/runs/{runId}/explain")
  @Needs(Permission.READ)
  RunExplanation explain(@PathVariable UUID id, @PathVariable UUID runId) {
    return flows.explain(in(id, runId).id());
  }

  @Answers(202)
  @PostMapping("/runs/{runId}/proceed")
  @Needs(Permission.FLOWS_WRITE)
  ResponseEntity<Run> proceed(@PathVariable UUID id, @PathVariable UUID runId) {
    return accepted(flows.proceed(in(id, runId).id()));
  }

  @Answers(202)
  @PostMapping("/runs/{runId}/stop")
  @Needs(Permission.FLOWS_WRITE)
  ResponseEntity<Run> stop(@PathVariable UUID id, @PathVariable UUID runId) {
    return accepted(flows.stop(in(id, runId).id(), "stopped"));
  }

  /// The explanation shows how far it has come.
  private static ResponseEntity<Run> accepted(Run run) {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/flows/" + run.flowId() + "/runs/" + run.id() + "/explain"))
        .body(run);
  }

  private Run in(UUID flow, UUID runId) {
    var run = flows.run(runId);
    if (!run.flowId().equals(flow)) {
      throw Refused.notFound("run", runId);
    }
    return run;
  }

  private ResponseEntity<FlowBody> answer(Flow flow, HttpServletRequest request) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(flow.version()))
        .location(URI.create("/api/v1/flows/" + flow.id()))
        .body(FlowBody.of(flow, flows.faults(flow), translations.speech(request)));
  }
}
