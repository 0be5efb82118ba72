package org.unisono.app.segments.web;

import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Versions;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.segments.Segment;
import org.unisono.app.segments.Segments;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;

/// Segments.
@RestController
@RequestMapping("/api/v1/segments")
class SegmentsController {

  private final Segments segments;
  private final People people;
  private final Cursors cursors;

  SegmentsController(Segments segments, People people, Cursors cursors) {
    this.segments = segments;
    this.people = people;
    this.cursors = cursors;
  }

  record SegmentBody(@Nullable String name, @Nullable JsonNode rule) {

    JsonNode requiredRule() {
      if (rule == null) {
        throw Refused.rule("/rule", "required", "This is required.");
      }
      return rule;
    }
  }

  record Count(long count) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<Segment> page(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
    return segments.page(cursors.page("segments", limit, cursor));
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<Segment> add(@RequestBody SegmentBody body) {
    var segment = segments.add(body.name() == null ? "" : body.name(), body.requiredRule());
    return ResponseEntity.created(URI.create("/api/v1/segments/" + segment.id()))
        .eTag(Versions.etag(segment.version()))
        .body(segment);
  }

  /// The live count of a rule that is being written.
  @PostMapping("/count")
  @Needs(Permission.READ)
  Count count(@RequestBody SegmentBody body) {
    return new Count(segments.count(body.requiredRule()));
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<Segment> show(@PathVariable UUID id) {
    var segment = segments.get(id);
    return ResponseEntity.ok().eTag(Versions.etag(segment.version())).body(segment);
  }

  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<Segment> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SegmentBody body) {
    var current = segments.get(id);
    var segment =
        segments.edit(
            id,
            Versions.required(ifMatch),
            body.name() == null ? current.name() : body.name(),
            body.rule() == null ? current.rule() : body.rule());
    return ResponseEntity.ok().eTag(Versions.etag(segment.version())).body(segment);
  }

  @GetMapping("/{id}/count")
  @Needs(Permission.READ)
  Count count(@PathVariable UUID id) {
    return new Count(segments.count(id));
  }

  @GetMapping("/{id}/members")
  @Needs(Permission.READ)
  Page<Person> members(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var page = segments.members(id, cursors.page("segmentMembers:" + id, limit, cursor));
    return new Page<>(people.all(page.items()), page.next());
  }
}
