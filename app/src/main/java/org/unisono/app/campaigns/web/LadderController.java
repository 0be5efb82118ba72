package org.unisono.app.campaigns.web;

import java.util.List;
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
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.StatusDraft;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import tools.jackson.databind.JsonNode;

/// A campaign's ladder.
@RestController
@RequestMapping("/api/v1/campaigns/{campaignId}")
class LadderController {

  private final Campaigns campaigns;

  private final MergePatch patches;

  LadderController(Campaigns campaigns, MergePatch patches) {
    this.patches = patches;
    this.campaigns = campaigns;
  }

  record StatusBody(
      @Nullable String name,
      @Nullable Integer rank,
      @Nullable Boolean responded,
      @Nullable Boolean success,
      @Nullable Boolean closed,
      @Nullable Boolean isDefault) {

    static StatusBody of(MemberStatus status) {
      return new StatusBody(
          status.name(),
          status.rank(),
          status.responded(),
          status.success(),
          status.closed(),
          status.isDefault());
    }

    StatusDraft draft() {
      return new StatusDraft(
          name == null ? "" : name,
          rank == null ? 10 : rank,
          Boolean.TRUE.equals(responded) || Boolean.TRUE.equals(success) && responded == null,
          Boolean.TRUE.equals(success),
          Boolean.TRUE.equals(closed),
          Boolean.TRUE.equals(isDefault));
    }
  }

  @GetMapping("/statuses")
  @Needs(Permission.READ)
  Page<MemberStatus> statuses(@PathVariable UUID campaignId, Slice slice) {
    return slice.of(campaigns.statuses(campaignId), MemberStatus::id);
  }

  /// Answers the whole ladder, as one rung may move others.
  @PostMapping("/statuses")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.CREATED)
  Page<MemberStatus> addStatus(@PathVariable UUID campaignId, @RequestBody StatusBody status) {
    List<MemberStatus> ladder = campaigns.addStatus(campaignId, status.draft());
    return new Page<>(ladder, null);
  }

  @GetMapping("/statuses/{statusId}")
  @Needs(Permission.READ)
  ResponseEntity<MemberStatus> status(@PathVariable UUID campaignId, @PathVariable UUID statusId) {
    return answer(campaigns.status(campaignId, statusId));
  }

  @Takes(StatusBody.class)
  @PatchMapping(path = "/statuses/{statusId}", consumes = "application/merge-patch+json")
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<MemberStatus> editStatus(
      @PathVariable UUID campaignId,
      @PathVariable UUID statusId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    int seen = Versions.required(ifMatch);
    var was = campaigns.status(campaignId, statusId);
    var edit = patches.apply(StatusBody.of(was), patch, StatusBody.class);
    return answer(campaigns.editStatus(campaignId, statusId, seen, edit.draft()));
  }

  @DeleteMapping("/statuses/{statusId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeStatus(
      @PathVariable UUID campaignId,
      @PathVariable UUID statusId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    campaigns.removeStatus(campaignId, statusId, Versions.required(ifMatch));
  }

  private static ResponseEntity<MemberStatus> answer(MemberStatus status) {
    return ResponseEntity.ok().eTag(Versions.etag(status.version())).body(status);
  }
}
