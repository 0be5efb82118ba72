/// Floor 3. Owns flows, their versions, runs, waits, outcomes and the step log. Knows no verbs:
/// rooms above teach it steps, triggers and values, and say who may start a run.
///
/// Promises: what starts or wakes a run is written in the transaction in which it happened; the
/// runs of a person are moved by one node at a time; effects, new state, outcomes and log are one
/// transaction, so that a crash repeats nothing; a version never changes.
@ApplicationModule(allowedDependencies = {"edge", "jobs", "access", "fields"})
@NullMarked
package org.unisono.app.flows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
