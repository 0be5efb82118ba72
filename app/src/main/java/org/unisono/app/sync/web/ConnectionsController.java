package org.unisono.app.sync.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Versions;
import org.unisono.app.sync.AffectedRecord;
import org.unisono.app.sync.ArmedStream;
import org.unisono.app.sync.Connection;
import org.unisono.app.sync.ConnectionDraft;
import org.unisono.app.sync.ConnectionHealth;
import org.unisono.app.sync.Connections;
import org.unisono.app.sync.InclusionPreview;
import org.unisono.app.sync.PlannedWrite;
import org.unisono.app.sync.RemoteCampaign;
import org.unisono.app.sync.RemoteCopy;
import org.unisono.app.sync.SystemInfo;
import org.unisono.app.sync.internal.Words;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;

/// Connections, their streams and what would be written.
@RestController
class ConnectionsController {

  private final Connections connections;
  private final Cursors cursors;

  ConnectionsController(Connections connections, Cursors cursors) {
    this.connections = connections;
    this.cursors = cursors;
  }

  record Account(
      @Nullable String system,
      @Nullable String baseUrl,
      @Nullable Map<String, String> settings,
      @Nullable Map<String, String> secrets) {}

  record Steps(List<Step> steps) {}

  record Step(String step, String verdict, @Nullable String cause, List<String> details) {}

  record Rule(@Nullable JsonNode rule) {}

  record Arm(@Nullable String mode) {}

  @GetMapping("/api/v1/connectors")
  @Needs(Permission.READ)
  Page<SystemInfo> systems(Slice slice) {
    return slice.of(connections.systems(), SystemInfo::key);
  }

  @PostMapping("/api/v1/connections/check")
  @Needs(Permission.ADMIN)
  Steps check(@RequestBody Account account) {
    var checks =
        connections.check(
            required("/system", account.system()),
            required("/baseUrl", account.baseUrl()),
            account.settings() == null ? Map.of() : account.settings(),
            account.secrets() == null ? Map.of() : account.secrets());
    return new Steps(
        checks.stream()
            .map(
                c ->
                    new Step(
                        c.step(),
                        Words.camel(c.verdict()),
                        c.cause().isEmpty() ? null : c.cause(),
                        c.details()))
            .toList());
  }

  private static String required(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.malformed(pointer, "required", "This is required.");
    }
    return text;
  }

  @GetMapping("/api/v1/connections")
  @Needs(Permission.READ)
  Page<Connection> all(Slice slice) {
    return slice.of(connections.all(), Connection::id);
  }

  @PostMapping("/api/v1/connections")
  @Answers(201)
  @Needs(Permission.ADMIN)
  ResponseEntity<Connection> add(@RequestBody ConnectionDraft draft) {
    var made = connections.add(draft);
    return ResponseEntity.created(URI.create("/api/v1/connections/" + made.id()))
        .eTag(Versions.etag(made.version()))
        .body(made);
  }

  @GetMapping("/api/v1/connections/{id}")
  @Needs(Permission.READ)
  ResponseEntity<Connection> show(@PathVariable UUID id) {
    var connection = connections.get(id);
    return ResponseEntity.ok().eTag(Versions.etag(connection.version())).body(connection);
  }

  @PatchMapping(path = "/api/v1/connections/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.ADMIN)
  ResponseEntity<Connection> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody ConnectionDraft draft) {
    var connection = connections.edit(id, Versions.required(ifMatch), draft);
    return ResponseEntity.ok().eTag(Versions.etag(connection.version())).body(connection);
  }

  @GetMapping("/api/v1/connections/{id}/streams")
  @Needs(Permission.READ)
  Page<ArmedStream> streams(@PathVariable UUID id, Slice slice) {
    return slice.of(connections.streams(id), ArmedStream::key);
  }

  @PatchMapping(
      path = "/api/v1/connections/{id}/streams/{key}",
      consumes = "application/merge-patch+json")
  @Needs(Permission.ADMIN)
  ArmedStream arm(@PathVariable UUID id, @PathVariable String key, @RequestBody Arm arm) {
    return connections.arm(id, key, required("/mode", arm.mode()));
  }

  /// Stream by stream: what went wrong, what is asked, and what waits.
  @GetMapping("/api/v1/connections/{id}/health")
  @Needs(Permission.READ)
  ConnectionHealth health(@PathVariable UUID id) {
    return connections.health(id);
  }

  /// The records that one class of trouble of a stream holds up; without a stream, of all of them.
  @GetMapping("/api/v1/connections/{id}/health/records")
  @Needs(Permission.READ)
  Page<AffectedRecord> affected(
      @PathVariable UUID id,
      @RequestParam @Nullable String stream,
      @RequestParam("class") @Nullable String key,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var wanted = required("/class", key);
    return connections.affected(
        id, stream, wanted, cursors.page("health:" + id + stream + wanted, limit, cursor));
  }

  /// Does without a field that is gone there.
  @Answers(204)
  @DeleteMapping("/api/v1/connections/{id}/health/fields/{field}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.ADMIN)
  void doWithout(@PathVariable UUID id, @PathVariable String field) {
    connections.doWithout(id, field);
  }

  @GetMapping("/api/v1/connections/{id}/plan")
  @Needs(Permission.READ)
  Page<PlannedWrite> plan(
      @PathVariable UUID id,
      @RequestParam @Nullable String stream,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return connections.plan(id, stream, cursors.page("plan:" + id + stream, limit, cursor));
  }

  /// With a rule that is not kept.
  @PostMapping("/api/v1/connections/{id}/inclusion/preview")
  @Needs(Permission.ADMIN)
  InclusionPreview inclusion(@PathVariable UUID id, @RequestBody Rule body) {
    return connections.inclusion(id, body.rule());
  }

  @GetMapping("/api/v1/connections/{id}/campaigns")
  @Needs(Permission.READ)
  Page<RemoteCampaign> campaigns(
      @PathVariable UUID id,
      @RequestParam @Nullable String search,
      @RequestParam @Nullable UUID campaignId,
      Slice slice) {
    return slice.of(connections.campaigns(id, search, campaignId), RemoteCampaign::remoteId);
  }

  /// What was read over there, as it stood then.
  @GetMapping("/api/v1/connections/{id}/records/{kind}")
  @Needs(Permission.ADMIN)
  Page<RemoteCopy> records(
      @PathVariable UUID id,
      @PathVariable String kind,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return connections.copies(id, kind, cursors.page("records:" + id + kind, limit, cursor));
  }
}
