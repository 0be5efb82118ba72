/// Floor 11. Owns nothing but questions: results of campaigns, the timeline of a person; it stands
/// on top and reads what the rooms below publish.
///
/// Promises: a figure can be explained by its rows; revenue is counted once, for the one primary
/// campaign of a deal.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "access",
      "people",
      "people::views",
      "activities",
      "activities::views",
      "campaigns",
      "campaigns::views",
      "sales",
      "sales::views"
    })
@NullMarked
package org.unisono.app.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
