package org.unisono.app.insights.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.insights.Insights;
import org.unisono.app.insights.Membership;
import org.unisono.app.insights.Results;
import org.unisono.app.insights.TimelineEntry;

/// Figures of campaigns, and what happened to people.
@RestController
@RequestMapping("/api/v1")
class InsightsController {

  private final Insights insights;
  private final Cursors cursors;

  InsightsController(Insights insights, Cursors cursors) {
    this.insights = insights;
    this.cursors = cursors;
  }

  @GetMapping("/campaigns/{id}/results")
  @Needs(Permission.READ)
  Results results(@PathVariable UUID id) {
    return insights.results(id);
  }

  @GetMapping("/people/{id}/timeline")
  @Needs(Permission.READ)
  Page<TimelineEntry> timeline(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    return insights.timeline(id, cursors.page("timeline:" + id, limit, cursor));
  }

  @GetMapping("/people/{id}/memberships")
  @Needs(Permission.READ)
  Page<Membership> memberships(@PathVariable UUID id, Slice slice) {
    return slice.of(insights.memberships(id), Membership::campaignId);
  }
}
