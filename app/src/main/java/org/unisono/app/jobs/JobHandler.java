package org.unisono.app.jobs;

/// Does the tasks of one kind. Called in a transaction that also takes the task away: what the
/// handler writes is there exactly when the task is gone.
public interface JobHandler {

  /// A verb phrase, stable: it stands in the table.
  String kind();

  Lane lane();

  /// Lasts 200 ms at the most; more work is [Outcome.Again].
  Outcome handle(Task task);
}
