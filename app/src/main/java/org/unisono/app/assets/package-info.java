/// Floor 8. Owns forms, pages, templates, events and links, and serves what is public of them.
///
/// Promises: each has one home campaign and may be used by others; what a visitor types is text and
/// never markup; a link goes only where it was made to go; only a POST by a person has an effect.
@ApplicationModule(
    allowedDependencies = {
      "edge",
      "jobs",
      "access",
      "fields",
      "people",
      "people::views",
      "activities",
      "campaigns",
      "campaigns::views"
    })
@NullMarked
package org.unisono.app.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
