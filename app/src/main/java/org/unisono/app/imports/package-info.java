/// Floor 10. Owns imports, their mappings and the result of each row.
///
/// Promises: never the whole file in memory; a crash goes on where it stopped and nothing
/// doubles; one bad row harms no other; a refused row comes back with its reason; an import can
/// be undone; a file is kept no longer than its import runs.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "jobs",
      "access",
      "fields",
      "people",
      "people::views",
      "campaigns",
      "campaigns::views"
    })
@NullMarked
package org.unisono.app.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
