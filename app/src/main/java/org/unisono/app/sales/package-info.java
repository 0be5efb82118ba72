/// Floor 8. Owns scores (an append-only ledger of points), deals, contact roles, and the criteria
/// of qualification.
///
/// Promises: a score is the sum of its ledger; a flow's step adds its points once; a lead becomes a
/// contact only after somebody has talked to them and every criterion holds, and a refusal says
/// what is missing.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "jobs",
      "access",
      "fields",
      "flows",
      "people",
      "people::views",
      "activities",
      "activities::views",
      "campaigns"
    })
@NullMarked
package org.unisono.app.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
