package org.unisono.app.campaigns.web;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.campaigns.Audience;
import org.unisono.app.campaigns.AudienceDraft;
import org.unisono.app.campaigns.Audiences;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Versions;
import org.unisono.core.Refused;

/// Lists and segments that are attached to a campaign.
@RestController
@RequestMapping("/api/v1/campaigns/{campaignId}/audiences")
class AudiencesController {

  private final Audiences audiences;

  AudiencesController(Audiences audiences) {
    this.audiences = audiences;
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<Audience> all(@PathVariable UUID campaignId, Slice slice) {
    return slice.of(audiences.of(campaignId), Audience::id);
  }

  @GetMapping("/{audienceId}")
  @Needs(Permission.READ)
  ResponseEntity<Audience> show(@PathVariable UUID campaignId, @PathVariable UUID audienceId) {
    return audiences.of(campaignId).stream()
        .filter(a -> a.id().equals(audienceId))
        .findFirst()
        .map(a -> ResponseEntity.ok().eTag(Versions.etag(Audience.VERSION)).body(a))
        .orElseThrow(() -> Refused.notFound("audience", audienceId));
  }

  /// The people of a target are let in afterwards: 202, and the list shows how far that is.
  @Answers({201, 202})
  @PostMapping
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Audience> attach(@PathVariable UUID campaignId, @RequestBody AudienceDraft draft) {
    var audience = audiences.attach(campaignId, draft);
    return ResponseEntity.status(
            audience.state().equals("done") ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .eTag(Versions.etag(Audience.VERSION))
        .location(URI.create("/api/v1/campaigns/" + campaignId + "/audiences/" + audience.id()))
        .body(audience);
  }

  @DeleteMapping("/{audienceId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(
      @PathVariable UUID campaignId,
      @PathVariable UUID audienceId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Versions.check(Versions.required(ifMatch), Audience.VERSION);
    audiences.detach(campaignId, audienceId);
  }
}
