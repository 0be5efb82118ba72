package org.unisono.app.campaigns.web;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
  Page<Audience> all(@PathVariable UUID campaignId) {
    return new Page<>(audiences.of(campaignId), null);
  }

  /// The people of a target are let in afterwards: 202, and the list shows how far that is.
  @Answers({201, 202})
  @PostMapping
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Audience> attach(@PathVariable UUID campaignId, @RequestBody AudienceDraft draft) {
    var audience = audiences.attach(campaignId, draft);
    return ResponseEntity.status(
            audience.state().equals("done") ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/campaigns/" + campaignId + "/audiences"))
        .body(audience);
  }

  @DeleteMapping("/{audienceId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(@PathVariable UUID campaignId, @PathVariable UUID audienceId) {
    audiences.detach(campaignId, audienceId);
  }
}
