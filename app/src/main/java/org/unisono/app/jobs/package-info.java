/// Floor 0. Owns tasks, leases and dead letters, and carries facts from the room that tells to the
/// rooms that listen.
///
/// Promises: a task is done at least once and its local effects exactly once; no task overtakes the
/// commit that made it.
@ApplicationModule(allowedDependencies = {"edge"})
@NullMarked
package org.unisono.app.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
