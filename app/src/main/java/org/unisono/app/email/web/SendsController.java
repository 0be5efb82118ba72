package org.unisono.app.email.web;

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
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import org.unisono.app.email.Send;
import org.unisono.app.email.SendDraft;
import org.unisono.app.email.Sends;
import tools.jackson.databind.JsonNode;

/// Mass mailings of a campaign.
@RestController
@RequestMapping("/api/v1")
class SendsController {

  private final Sends sends;
  private final Cursors cursors;
  private final MergePatch patches;

  SendsController(Sends sends, Cursors cursors, MergePatch patches) {
    this.sends = sends;
    this.cursors = cursors;
    this.patches = patches;
  }

  @GetMapping("/campaigns/{id}/sends")
  @Needs(Permission.READ)
  Page<Send> page(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return sends.page(id, cursors.page("sends:" + id, limit, cursor));
  }

  @Answers(201)
  @PostMapping("/campaigns/{id}/sends")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Send> add(@PathVariable UUID id, @RequestBody SendDraft draft) {
    return answer(HttpStatus.CREATED, sends.add(id, draft));
  }

  /// What people opt out of, when not of everything.
  @GetMapping("/topics")
  @Needs(Permission.READ)
  Page<String> topics(Slice slice) {
    return slice.of(sends.topics(), topic -> topic);
  }

  @GetMapping("/sends/{id}")
  @Needs(Permission.READ)
  ResponseEntity<Send> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, sends.get(id));
  }

  @Takes(SendDraft.class)
  @PatchMapping(path = "/sends/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Send> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    var current = sends.get(id);
    int seen = Versions.required(ifMatch);
    var was =
        new SendDraft(current.name(), current.templateId(), current.topic(), current.audience());
    return answer(HttpStatus.OK, sends.edit(id, seen, patches.apply(was, patch, SendDraft.class)));
  }

  @GetMapping("/sends/{id}/preview")
  @Needs(Permission.READ)
  Send.Preview preview(@PathVariable UUID id) {
    return sends.preview(id);
  }

  @Answers(202)
  @PostMapping("/sends/{id}/start")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Send> start(@PathVariable UUID id) {
    return answer(HttpStatus.ACCEPTED, sends.start(id));
  }

  private static ResponseEntity<Send> answer(HttpStatus status, Send send) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(send.version()))
        .location(URI.create("/api/v1/sends/" + send.id()))
        .body(send);
  }
}
