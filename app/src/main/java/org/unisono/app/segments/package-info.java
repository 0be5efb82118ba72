/// Floor 6. Owns lists, segments and suppression.
///
/// Promises: a segment is a rule, evaluated alike in memory and in SQL; a list is changed by whom
/// it belongs to.
@ApplicationModule(
    allowedDependencies = {"edge", "jobs", "access", "fields", "people", "people::views"})
@NullMarked
package org.unisono.app.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
