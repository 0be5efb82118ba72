package org.unisono.app.jobs.internal;

import org.unisono.app.jobs.Task;
import org.unisono.core.acting.Acting;

/// The right to do a task for a while.
///
/// @param fence who comes later has a higher one; a writer with a lower one has lost its lease
record Lease(Task task, long fence, Acting acting) {}
