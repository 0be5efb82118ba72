package org.unisono.app.campaigns.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.CampaignFilter;
import org.unisono.app.campaigns.CampaignHistoryEntry;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.Style;
import org.unisono.app.campaigns.internal.Vocabulary;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import tools.jackson.databind.JsonNode;

/// Campaigns.
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignsController {

  private final Campaigns campaigns;
  private final Vocabulary vocabulary;
  private final Cursors cursors;
  private final MergePatch patches;

  CampaignsController(
      Campaigns campaigns, Vocabulary vocabulary, Cursors cursors, MergePatch patches) {
    this.campaigns = campaigns;
    this.vocabulary = vocabulary;
    this.cursors = cursors;
    this.patches = patches;
  }

  record Words(
      List<Vocabulary.Type> types, List<Vocabulary.Status> statuses, List<String> styles) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<CampaignBody> page(
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String style,
      @RequestParam @Nullable String type,
      @RequestParam @Nullable String status,
      @RequestParam @Nullable UUID parentId,
      @RequestParam @Nullable String tag,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var filter = new CampaignFilter(q, style, type, status, parentId, tag);
    return campaigns
        .page(filter, cursors.page("campaigns:" + filter, limit, cursor))
        .map(CampaignBody::of);
  }

  @GetMapping("/vocabulary")
  @Needs(Permission.READ)
  Words vocabulary() {
    return new Words(
        vocabulary.labelledTypes(),
        vocabulary.statuses(),
        Arrays.stream(Style.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList());
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<CampaignBody> add(@RequestBody CampaignDraft draft) {
    return answer(HttpStatus.CREATED, CampaignBody.of(campaigns.add(draft)));
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<CampaignBody> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, CampaignBody.of(campaigns.get(id)));
  }

  @Takes(CampaignDraft.class)
  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<CampaignBody> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    var current = campaigns.get(id);
    int seen = Versions.required(ifMatch);
    Versions.check(seen, current.version());
    var draft = patches.apply(CampaignBody.draft(current), patch, CampaignDraft.class);
    var styled =
        patch.has("style") && !patch.has("policy") ? CampaignBody.withoutPolicy(draft) : draft;
    return answer(HttpStatus.OK, CampaignBody.of(campaigns.edit(id, seen, styled)));
  }

  @GetMapping("/{id}/history")
  @Needs(Permission.READ)
  Page<CampaignHistoryEntry> history(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return campaigns.history(id, cursors.page("campaignHistory:" + id, limit, cursor));
  }

  private static ResponseEntity<CampaignBody> answer(HttpStatus status, CampaignBody campaign) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(campaign.version()))
        .location(URI.create("/api/v1/campaigns/" + campaign.id()))
        .body(campaign);
  }
}
