package org.unisono.app.sync.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Versions;
import org.unisono.app.sync.MapDraft;
import org.unisono.app.sync.MapImpact;
import org.unisono.app.sync.MapOutline;
import org.unisono.app.sync.MapSample;
import org.unisono.app.sync.Maps;
import org.unisono.app.sync.RecordMap;

/// Which field here is which one there.
@RestController
@RequestMapping("/api/v1/connections/{id}/maps")
class MapsController {

  private final Maps maps;

  MapsController(Maps maps) {
    this.maps = maps;
  }

  @GetMapping
  @Needs(Permission.READ)
  Page<MapOutline> all(@PathVariable UUID id, Slice slice) {
    return slice.of(maps.all(id), MapOutline::kind);
  }

  @GetMapping("/{kind}")
  @Needs(Permission.READ)
  ResponseEntity<RecordMap> show(@PathVariable UUID id, @PathVariable String kind) {
    return answer(maps.get(id, kind));
  }

  private static ResponseEntity<RecordMap> answer(RecordMap map) {
    return ResponseEntity.ok().eTag(Versions.etag(map.version())).body(map);
  }

  @PatchMapping(path = "/{kind}", consumes = "application/merge-patch+json")
  @Needs(Permission.ADMIN)
  ResponseEntity<RecordMap> change(
      @PathVariable UUID id,
      @PathVariable String kind,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody MapDraft draft) {
    return answer(maps.change(id, kind, Versions.required(ifMatch), draft));
  }

  @GetMapping("/{kind}/preview")
  @Needs(Permission.READ)
  Page<MapSample> preview(@PathVariable UUID id, @PathVariable String kind, Slice slice) {
    return slice.of(maps.samples(id, kind), MapSample::id);
  }

  /// With a map that is not kept.
  @PostMapping("/{kind}/preview")
  @Needs(Permission.ADMIN)
  Page<MapSample> previewOf(
      @PathVariable UUID id, @PathVariable String kind, @RequestBody MapDraft draft) {
    return new Page<>(maps.samples(id, kind, draft), null);
  }

  /// How many records another set of pairs of values concerns.
  @PostMapping("/{kind}/impact")
  @Needs(Permission.ADMIN)
  Page<MapImpact> impact(
      @PathVariable UUID id, @PathVariable String kind, @RequestBody MapDraft draft) {
    return new Page<>(maps.impact(id, kind, draft), null);
  }
}
