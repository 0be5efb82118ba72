package org.unisono.app.sync.web;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Caller;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Permits;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.sync.RemoteAsset;
import org.unisono.app.sync.RemoteAutomation;
import org.unisono.app.sync.Started;
import org.unisono.app.sync.StatusPair;
import org.unisono.app.sync.Twin;
import org.unisono.app.sync.TwinLink;
import org.unisono.app.sync.Twins;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// Twins of campaigns.
@RestController
class TwinsController {

  private final Twins twins;
  private final Permits permits;

  TwinsController(Twins twins, Permits permits) {
    this.twins = twins;
    this.permits = permits;
  }

  record Edit(@Nullable Boolean stopped, @Nullable String members) {}

  record Pairs(@Nullable List<Pair> items) {}

  record Pair(@Nullable String ours, @Nullable String theirs) {}

  @GetMapping("/api/v1/twins")
  @Needs(Permission.READ)
  Page<Twin> all(
      @RequestParam @Nullable UUID campaignId,
      @RequestParam @Nullable UUID connectionId,
      Slice slice) {
    return slice.of(twins.all(connectionId, campaignId), Twin::id);
  }

  @GetMapping("/api/v1/twins/{id}")
  @Needs(Permission.READ)
  Twin show(@PathVariable UUID id) {
    return twins.get(id);
  }

  @PatchMapping(path = "/api/v1/twins/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.CAMPAIGNS_WRITE)
  Twin edit(@PathVariable UUID id, @RequestBody Edit edit, Caller caller) {
    if (edit.members() != null) {
      permits.require(caller, Permission.ADMIN);
      var armed = twins.arm(id, edit.members());
      if (edit.stopped() == null) {
        return armed;
      }
    }
    if (edit.stopped() == null) {
      throw Refused.malformed("/stopped", "required", "This is required.");
    }
    return edit.stopped() ? twins.stop(id) : twins.resume(id);
  }

  @PostMapping("/api/v1/campaigns/{campaignId}/connect")
  @Answers(201)
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<Twin> connect(@PathVariable UUID campaignId, @RequestBody TwinLink link) {
    var twin = twins.connect(campaignId, link);
    return ResponseEntity.created(URI.create("/api/v1/twins/" + twin.id())).body(twin);
  }

  record Carry(
      @Nullable UUID listId,
      @Nullable UUID segmentId,
      @Nullable String name,
      @Nullable String remoteId) {}

  /// Carries a list or a segment there, one way: into a campaign that is made for it and needs a
  /// name, or into one that is there.
  @PostMapping("/api/v1/connections/{id}/carry")
  @Answers(201)
  @Needs(Permission.ADMIN)
  ResponseEntity<Twin> carry(@PathVariable UUID id, @RequestBody Carry body) {
    var name = Texts.orNull(body.name());
    var remote = Texts.orNull(body.remoteId());
    if (name == null && remote == null) {
      throw Refused.malformed("/name", "required", "This is required.");
    }
    var twin = twins.carry(id, body.listId(), body.segmentId(), name, remote);
    return ResponseEntity.created(URI.create("/api/v1/twins/" + twin.id())).body(twin);
  }

  record Begin(@Nullable String status, @Nullable Instant at) {}

  @GetMapping("/api/v1/twins/{id}/automations")
  @Needs(Permission.READ)
  Page<RemoteAutomation> automations(@PathVariable UUID id, Slice slice) {
    return slice.of(twins.automations(id), RemoteAutomation::id);
  }

  /// Only ever by a person: it may mail.
  @PostMapping("/api/v1/twins/{id}/automations/{automation}/start")
  @Needs(Permission.CAMPAIGNS_WRITE)
  Started start(@PathVariable UUID id, @PathVariable String automation, @RequestBody Begin body) {
    return twins.start(id, automation, body.status(), body.at());
  }

  /// What could be attached.
  @GetMapping("/api/v1/twins/{id}/assets")
  @Needs(Permission.READ)
  Page<RemoteAsset> assets(
      @PathVariable UUID id,
      @RequestParam String kind,
      @RequestParam @Nullable String search,
      Slice slice) {
    return slice.of(twins.assets(id, kind, search), RemoteAsset::id);
  }

  record Attach(@Nullable String kind, @Nullable String assetId) {}

  @GetMapping("/api/v1/twins/{id}/parts")
  @Needs(Permission.READ)
  Page<RemoteAsset> parts(@PathVariable UUID id, Slice slice) {
    return slice.of(twins.parts(id), a -> a.kind() + "/" + a.id());
  }

  @PostMapping("/api/v1/twins/{id}/parts")
  @Answers(201)
  @Needs(Permission.CAMPAIGNS_WRITE)
  ResponseEntity<RemoteAsset> attach(@PathVariable UUID id, @RequestBody Attach body) {
    if (body.kind() == null) {
      throw Refused.malformed("/kind", "required", "This is required.");
    }
    if (body.assetId() == null) {
      throw Refused.malformed("/assetId", "required", "This is required.");
    }
    var attached = twins.attach(id, body.kind(), body.assetId());
    return ResponseEntity.created(URI.create("/api/v1/twins/" + id + "/parts")).body(attached);
  }

  @DeleteMapping("/api/v1/twins/{id}/parts/{kind}/{assetId}")
  @Needs(Permission.CAMPAIGNS_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(@PathVariable UUID id, @PathVariable String kind, @PathVariable String assetId) {
    twins.detach(id, kind, assetId);
  }

  @GetMapping("/api/v1/twins/{id}/statuses")
  @Needs(Permission.READ)
  Page<StatusPair> statuses(@PathVariable UUID id, Slice slice) {
    return slice.of(twins.statuses(id), StatusPair::ours);
  }

  @PutMapping("/api/v1/twins/{id}/statuses")
  @Needs(Permission.CAMPAIGNS_WRITE)
  Page<StatusPair> mapStatuses(@PathVariable UUID id, @RequestBody Pairs pairs) {
    Map<String, String> ours = new LinkedHashMap<>();
    for (var pair : pairs.items() == null ? List.<Pair>of() : pairs.items()) {
      if (pair.ours() == null) {
        throw Refused.malformed("/items", "required", "This is required.");
      }
      if (pair.theirs() != null && !pair.theirs().isBlank()) {
        ours.put(pair.theirs(), pair.ours());
      }
    }
    return new Page<>(twins.mapStatuses(id, ours), null);
  }
}
