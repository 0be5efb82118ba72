package org.unisono.app.sync.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Caller;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Permits;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.sync.InboxAnswer;
import org.unisono.app.sync.InboxGroup;
import org.unisono.app.sync.InboxItem;
import org.unisono.app.sync.Inboxes;
import org.unisono.app.sync.LedgerEntry;
import org.unisono.app.sync.LedgerFilter;
import org.unisono.app.sync.Run;
import org.unisono.app.sync.Runs;

/// Runs, the inbox and the ledger of a connection.
@RestController
@RequestMapping("/api/v1/connections/{id}")
class RunsController {

  private final Runs runs;
  private final Inboxes inboxes;
  private final Cursors cursors;
  private final Permits permits;

  RunsController(Runs runs, Inboxes inboxes, Cursors cursors, Permits permits) {
    this.permits = permits;
    this.runs = runs;
    this.inboxes = inboxes;
    this.cursors = cursors;
  }

  record Answered(int answered) {}

  @PostMapping("/sync")
  @Answers(202)
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Run> start(@PathVariable UUID id) {
    return accepted(id, runs.start(id));
  }

  private static ResponseEntity<Run> accepted(UUID id, Run run) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/connections/" + id + "/runs/" + run.id()))
        .body(run);
  }

  @GetMapping("/runs")
  @Needs(Permission.READ)
  Page<Run> page(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return runs.page(id, cursors.page("runs:" + id, limit, cursor));
  }

  @GetMapping("/runs/{run}")
  @Needs(Permission.READ)
  Run show(@PathVariable UUID id, @PathVariable UUID run) {
    return runs.get(id, run);
  }

  @PostMapping("/runs/{run}/undo")
  @Answers(202)
  @Needs(Permission.ADMIN)
  ResponseEntity<Run> undo(@PathVariable UUID id, @PathVariable UUID run) {
    return accepted(id, runs.undo(id, run));
  }

  @GetMapping("/inbox")
  @Needs(Permission.READ)
  Page<InboxItem> inbox(
      @PathVariable UUID id,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable String reason,
      @RequestParam @Nullable UUID twinId,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var list = "inbox:" + id + kind + reason + twinId;
    return inboxes.page(id, kind, reason, twinId, cursors.page(list, limit, cursor));
  }

  @GetMapping("/inbox/groups")
  @Needs(Permission.READ)
  Page<InboxGroup> groups(@PathVariable UUID id, Slice slice) {
    return slice.of(inboxes.groups(id), InboxGroup::identity);
  }

  @PostMapping("/inbox")
  @Needs(Permission.CAMPAIGNS_WRITE)
  Answered answerAll(@PathVariable UUID id, @RequestBody InboxAnswer answer, Caller caller) {
    checkBrake(answer, caller);
    return new Answered(inboxes.answerAll(id, answer));
  }

  @PostMapping("/inbox/{item}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  Answered answer(
      @PathVariable UUID id,
      @PathVariable UUID item,
      @RequestBody InboxAnswer answer,
      Caller caller) {
    checkBrake(answer, caller);
    inboxes.answer(id, item, answer);
    return new Answered(1);
  }

  /// Whoever may arm a stream may let it go on past the brake.
  private void checkBrake(InboxAnswer answer, Caller caller) {
    if ("confirm".equals(answer.take())) {
      permits.require(caller, Permission.ADMIN);
    }
  }

  @GetMapping("/ledger")
  @Needs(Permission.READ)
  Page<LedgerEntry> ledger(
      @PathVariable UUID id,
      @RequestParam @Nullable String search,
      @RequestParam @Nullable UUID personId,
      @RequestParam @Nullable UUID campaignId,
      @RequestParam @Nullable String field,
      @RequestParam @Nullable String outcome,
      @RequestParam @Nullable UUID runId,
      @RequestParam @Nullable LocalDate since,
      @RequestParam @Nullable LocalDate until,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var filter =
        new LedgerFilter(search, personId, campaignId, field, outcome, runId, since, until);
    return runs.ledger(id, filter, cursors.page("ledger:" + id + filter, limit, cursor));
  }

  @PostMapping("/ledger/{entry}/replay")
  @Answers(202)
  @Needs(Permission.ADMIN)
  ResponseEntity<Run> replay(@PathVariable UUID id, @PathVariable UUID entry) {
    return accepted(id, runs.replay(id, entry));
  }
}
