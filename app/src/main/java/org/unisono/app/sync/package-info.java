/// Floor 10. Owns connections and their health, twins and their parts, mirrors and images, what is
/// pending, the inbox, runs and the ledger.
///
/// Promises: a connection that was not armed writes nothing; a first join removes nobody and
/// overwrites nothing without asking; absence is no deletion; an edit is a value, a question in the
/// inbox, or in the ledger with the reason why it lost; a run says what it did, and can be undone.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "jobs",
      "access",
      "fields",
      "people",
      "people::views",
      "segments",
      "activities",
      "campaigns",
      "campaigns::views",
      "sales",
      "email"
    })
@NullMarked
package org.unisono.app.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
