/// Floor 9. Owns messages, deliveries with their attempts, sends, suppressions, tracked links.
///
/// Promises: one mail per person and per address of a send or flow step; consent and suppression
/// decide at the last moment; what may have left and was not answered is *in doubt*, shown, and
/// never repeated by itself; a machine's click moves nothing and a GET unsubscribes nobody.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "jobs",
      "access",
      "people",
      "people::views",
      "flows",
      "activities",
      "segments",
      "segments::views",
      "campaigns",
      "campaigns::views",
      "assets"
    })
@NullMarked
package org.unisono.app.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
