package org.unisono.app.campaigns.web;

import java.net.URI;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.CostLine;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import org.unisono.core.Money;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;

/// What a campaign costs, line by line.
@RestController
@RequestMapping("/api/v1/campaigns/{campaignId}/costs")
class CostsController {

  private static final UUID NEW = new UUID(0, 0);

  private final Campaigns campaigns;
  private final MergePatch patches;

  CostsController(Campaigns campaigns, MergePatch patches) {
    this.campaigns = campaigns;
    this.patches = patches;
  }

  record CostBody(
      @Nullable LocalDate date,
      @Nullable Money amount,
      @Nullable String kind,
      @Nullable String vendor,
      @Nullable String channel,
      @Nullable String note) {

    static CostBody of(CostLine line) {
      return new CostBody(
          line.date(), line.amount(), line.kind(), line.vendor(), line.channel(), line.note());
    }

    CostLine line(UUID id) {
      if (date == null) {
        throw Refused.rule("/date", "required", "This is required.");
      }
      if (amount == null) {
        throw Refused.rule("/amount", "required", "This is required.");
      }
      return new CostLine(
          id, date, amount, kind == null ? "actual" : kind, vendor, channel, note, 1);
    }
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<CostLine> all(@PathVariable UUID campaignId, Slice slice) {
    return slice.of(campaigns.costs(campaignId), CostLine::id);
  }

  @PostMapping
  @Answers(201)
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<CostLine> add(@PathVariable UUID campaignId, @RequestBody CostBody cost) {
    return answer(HttpStatus.CREATED, campaignId, campaigns.addCost(campaignId, cost.line(NEW)));
  }

  @GetMapping("/{costId}")
  @Needs(Permission.READ)
  ResponseEntity<CostLine> show(@PathVariable UUID campaignId, @PathVariable UUID costId) {
    return answer(HttpStatus.OK, campaignId, campaigns.cost(campaignId, costId));
  }

  @Takes(CostBody.class)
  @PatchMapping(path = "/{costId}", consumes = "application/merge-patch+json")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<CostLine> edit(
      @PathVariable UUID campaignId,
      @PathVariable UUID costId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    int seen = Versions.required(ifMatch);
    var was = campaigns.cost(campaignId, costId);
    var edit = patches.apply(CostBody.of(was), patch, CostBody.class);
    var line = campaigns.editCost(campaignId, seen, edit.line(costId));
    return answer(HttpStatus.OK, campaignId, line);
  }

  @DeleteMapping("/{costId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable UUID campaignId,
      @PathVariable UUID costId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    campaigns.removeCost(campaignId, costId, Versions.required(ifMatch));
  }

  private static ResponseEntity<CostLine> answer(HttpStatus status, UUID campaign, CostLine line) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(line.version()))
        .location(URI.create("/api/v1/campaigns/" + campaign + "/costs/" + line.id()))
        .body(line);
  }
}
