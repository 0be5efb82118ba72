package org.unisono.app.activities.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.Activity;
import org.unisono.app.activities.ActivityOutcome;
import org.unisono.app.activities.internal.Collector;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Bulk;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Takes;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What people did.
@RestController
class ActivitiesController {

  private final Collector collector;
  private final Activities activities;
  private final Cursors cursors;
  private final ObjectMapper json;

  ActivitiesController(
      Collector collector, Activities activities, Cursors cursors, ObjectMapper json) {
    this.collector = collector;
    this.activities = activities;
    this.cursors = cursors;
    this.json = json;
  }

  record Taken(UUID id, @Nullable UUID personId, String outcome) {}

  @Takes(value = ActivityBody.class, shape = Takes.Shape.ONE_OR_MANY)
  @Answers(
      value = {202, 207},
      body = Taken.class)
  @PostMapping("/api/v1/activities")
  @Needs(Permission.ACTIVITIES_WRITE)
  ResponseEntity<?> record(@RequestBody JsonNode body) {
    if (body.isArray()) {
      var result =
          Bulk.each(
              body,
              item -> json.treeToValue(item, ActivityBody.class).activity(),
              fresh -> collector.submit(fresh).stream().map(ActivitiesController::item).toList());
      return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(result);
    }
    var one = json.treeToValue(body, ActivityBody.class).activity();
    return switch (collector.submit(List.of(one)).getFirst()) {
      case ActivityOutcome.Accepted(var id, var person) ->
          ResponseEntity.accepted().body(new Taken(id, person, "accepted"));
      case ActivityOutcome.Duplicate(var id) ->
          ResponseEntity.accepted().body(new Taken(id, null, "duplicate"));
      case ActivityOutcome.Refused(var kind, var faults) -> throw new Refused(kind, faults);
    };
  }

  private static Bulk.Item item(ActivityOutcome outcome) {
    return switch (outcome) {
      case ActivityOutcome.Accepted(var id, _) -> Bulk.Item.done(202, id, "accepted");
      case ActivityOutcome.Duplicate(var id) -> Bulk.Item.done(202, id, "duplicate");
      case ActivityOutcome.Refused(var kind, var faults) ->
          Bulk.Item.refused(kind == Refusal.CLASH ? 409 : 422, faults);
    };
  }

  @GetMapping("/api/v1/people/{id}/activities")
  @Needs(Permission.READ)
  Page<Activity> of(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return activities.of(id, cursors.page("activities:" + id, limit, cursor));
  }
}
