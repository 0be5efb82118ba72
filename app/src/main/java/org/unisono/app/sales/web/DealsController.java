package org.unisono.app.sales.web;

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
import org.unisono.app.edge.Versions;
import org.unisono.app.sales.Deal;
import org.unisono.app.sales.DealDraft;
import org.unisono.app.sales.Deals;
import tools.jackson.databind.JsonNode;

/// Deals.
@RestController
@RequestMapping("/api/v1/deals")
class DealsController {

  private final Deals deals;
  private final Cursors cursors;
  private final MergePatch patches;

  DealsController(Deals deals, Cursors cursors, MergePatch patches) {
    this.deals = deals;
    this.cursors = cursors;
    this.patches = patches;
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<Deal> page(
      @RequestParam @Nullable UUID campaignId,
      @RequestParam @Nullable UUID personId,
      @RequestParam @Nullable Boolean won,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var page = cursors.page("deals:" + campaignId + personId + won, limit, cursor);
    return deals.page(campaignId, personId, won, page);
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.DEALS_WRITE)
  ResponseEntity<Deal> add(@RequestBody DealDraft draft) {
    return answer(HttpStatus.CREATED, deals.add(draft));
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<Deal> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, deals.get(id));
  }

  /// A deal that is closed by `won` alone gets the stage of that name.
  @Takes(DealDraft.class)
  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.DEALS_WRITE)
  ResponseEntity<Deal> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    var deal = deals.get(id);
    int seen = Versions.required(ifMatch);
    Versions.check(seen, deal.version());
    var draft = patches.apply(DealDraft.of(deal), patch, DealDraft.class);
    var staged =
        patch.has("won") && !patch.has("stage")
            ? new DealDraft(
                draft.name(),
                draft.amount(),
                null,
                draft.closeDate(),
                draft.won(),
                draft.contacts(),
                draft.primaryCampaignId())
            : draft;
    return answer(HttpStatus.OK, deals.edit(id, seen, staged));
  }

  private static ResponseEntity<Deal> answer(HttpStatus status, Deal deal) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(deal.version()))
        .location(URI.create("/api/v1/deals/" + deal.id()))
        .body(deal);
  }
}
