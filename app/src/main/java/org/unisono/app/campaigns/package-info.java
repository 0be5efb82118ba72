/// Floor 7. Owns campaigns, members, ladders, history, audiences, first touch, costs and plan.
///
/// Promises: a member is one person in one campaign, once; a first response never disappears; an
/// unknown status is refused by name and never replaced; one active campaign per person and
/// exclusive group, kept by the database.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "jobs",
      "access",
      "fields",
      "flows",
      "people",
      "people::views",
      "segments",
      "segments::views"
    })
@NullMarked
package org.unisono.app.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
